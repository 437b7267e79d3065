import type { AnswerValue, ChecklistItem } from '@chairside/shared/protocols/items.ts';
import { assertNever } from '@chairside/shared/result.ts';
import { Square, SquareCheckBig } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { timeFrom, timeText } from '../answers.ts';
import style from './Checklist.module.css';
import { Choices } from '../../ui/Choices.tsx';

type ItemAnswerProps = {
  readonly item: ChecklistItem;
  readonly label: string;
  readonly value: AnswerValue;
  readonly onAnswer: (value: AnswerValue) => void;
};

/** One question in the form it is answered: a tap where that is enough, and a second one takes it back. */
export function ItemAnswer(props: ItemAnswerProps) {
  const { kind } = props.item;
  switch (kind) {
    case 'tick':
      return <TickAnswer {...props} />;
    case 'yes-no':
      return <YesNoAnswer {...props} />;
    case 'choice':
      return <ChoiceAnswer {...props} />;
    case 'text':
    case 'number':
    case 'time':
      return <TypedAnswer {...props} />;
    default:
      return assertNever(kind);
  }
}

function TickAnswer({ item, label, value, onAnswer }: ItemAnswerProps) {
  const isTicked = value === true;
  return (
    <Button
      role="checkbox"
      aria-checked={isTicked}
      aria-required={item.isRequired}
      onClick={() => onAnswer(isTicked ? null : true)}
    >
      {isTicked ? <SquareCheckBig aria-hidden size={26} /> : <Square aria-hidden size={26} />}
      {label}
    </Button>
  );
}

function YesNoAnswer({ label, value, onAnswer }: ItemAnswerProps) {
  const text = useText();
  const labelId = useId();
  const button = (is: boolean, words: string) => (
    <Button aria-pressed={value === is} onClick={() => onAnswer(value === is ? null : is)}>
      {words}
    </Button>
  );
  return (
    <div className={style.yesNo} role="group" aria-labelledby={labelId}>
      <span id={labelId}>{label}</span>
      {button(true, text.action.yes)}
      {button(false, text.action.no)}
    </div>
  );
}

function ChoiceAnswer({ item, label, value, onAnswer }: ItemAnswerProps) {
  return (
    <Choices
      label={label}
      choices={item.choices.map((choice) => ({ value: choice, text: choice }))}
      chosen={typeof value === 'string' ? value : null}
      onChoose={(choice) => onAnswer(choice === value ? null : choice)}
    />
  );
}

/** Recorded when the field is left, or with Enter; emptied, the answer is taken back. */
function TypedAnswer({ item, label, value, onAnswer }: ItemAnswerProps) {
  /** Null while nobody types: then the answer as the gateway has it stands here. */
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const read = typed === null ? undefined : readAnswer(item, typed);
    if (read !== undefined && read !== value) onAnswer(read);
    setTyped(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <Field
        label={label}
        type={item.kind === 'time' ? 'time' : 'text'}
        inputMode={item.kind === 'number' ? 'decimal' : undefined}
        maxLength={500}
        value={typed ?? shown(item, value)}
        aria-required={item.isRequired}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
      />
    </form>
  );
}

function shown({ kind }: ChecklistItem, value: AnswerValue): string {
  if (value === null) return '';
  return kind === 'time' && typeof value === 'number' ? timeText(value) : String(value);
}

/** Undefined where it can not be one; what was answered before stays. */
function readAnswer({ kind }: ChecklistItem, typed: string): AnswerValue | undefined {
  const words = typed.trim();
  if (words === '') return null;
  if (kind === 'text') return words;
  if (kind === 'time') return timeFrom(words) ?? undefined;
  const number = Number(words.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
