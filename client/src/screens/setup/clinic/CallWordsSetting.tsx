import type { EscalationWords } from '@chairside/shared/escalation/words.ts';
import { sentence } from '@chairside/shared/text/en-calling.ts';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useActing } from '../../../session/acting.ts';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.ts';
import editing from '../protocols/Editing.module.css';
import { Refused } from '../Refused.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { useSetting } from './use-setting.ts';

type Kind = keyof EscalationWords;
const kinds: readonly Kind[] = ['asks', 'answers'];

/** The sentences of a call (ES16). A code of the factory's stays one until somebody writes over it. */
export function CallWordsSetting({ words }: { readonly words: EscalationWords }) {
  const { calls: text } = useClinicText();
  const { person } = useActing();
  const { outcome, told, give } = useSetting();
  const [draft, setDraft] = useState(words);
  const mayChange = person?.role === 'physician' || person?.role === 'administrator';
  const isWhole = kinds.every(
    (kind) => draft[kind].length > 0 && draft[kind].every((one) => one.trim() !== ''),
  );
  const isUnchanged = JSON.stringify(draft) === JSON.stringify(words);
  return (
    <section className={style.part} aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{text.hint}</p>
      {kinds.map((kind) => (
        <Lines
          key={kind}
          title={text[kind]}
          lines={draft[kind]}
          isFixed={!mayChange}
          onChange={(lines) => setDraft({ ...draft, [kind]: [...lines] })}
        />
      ))}
      {mayChange ? (
        <Button
          kind="primary"
          disabled={isUnchanged || !isWhole || outcome?.type === 'pending'}
          onClick={() => void give({ type: 'set-escalation-words', words: draft })}
        >
          {text.save}
        </Button>
      ) : (
        <>
          <p>{text.needsRole}</p>
          <PersonButton />
        </>
      )}
      {!isWhole && <p role="status">{text.empty}</p>}
      {told !== null && <p role="status">{told}</p>}
      {outcome?.type === 'refused' && <Refused why={outcome.why} />}
    </section>
  );
}

type LinesProps = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isFixed: boolean;
  readonly onChange: (lines: readonly string[]) => void;
};

const linesAtMost = 12;
const lettersAtMost = 200;

function Lines({ title, lines, isFixed, onChange }: LinesProps) {
  const { calls: text } = useClinicText();
  const { calling } = useText();
  return (
    <>
      <h3>{title}</h3>
      <ul className={style.lines}>
        {lines.map((line, index) => (
          <li key={index} className={editing.row}>
            <input
              className={editing.question}
              aria-label={text.line(title, index + 1)}
              maxLength={lettersAtMost}
              readOnly={isFixed}
              value={sentence(line, calling.words)}
              onChange={({ target }) => onChange(lines.with(index, target.value))}
            />
            {!isFixed && (
              <Button
                kind="quiet"
                aria-label={`${text.remove}: ${text.line(title, index + 1)}`}
                onClick={() => onChange(lines.toSpliced(index, 1))}
              >
                <Trash2 aria-hidden size={22} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isFixed && lines.length < linesAtMost && (
        <Button kind="quiet" onClick={() => onChange([...lines, ''])}>
          {text.add}
        </Button>
      )}
    </>
  );
}
