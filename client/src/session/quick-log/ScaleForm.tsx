import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import { scales, type ScaleId } from '@chairside/shared/protocols/scales.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { Cells } from './Cells.tsx';
import { useScaleWords } from './scale-words.ts';
import style from './ScoresDialog.module.css';

type ScaleFormProps = { readonly scale: ScaleId; readonly onSave: (entry: EntryOf<'scale'>) => void };

/** A form, question by question, that adds itself up; or, where the scale is one number, the number. */
function ScaleForm({ scale, onSave }: ScaleFormProps) {
  return scales[scale].items === 0 ? (
    <NumberForm scale={scale} onSave={onSave} />
  ) : (
    <ItemForm scale={scale} onSave={onSave} />
  );
}

function ItemForm({ scale, onSave }: ScaleFormProps) {
  const text = useText();
  const { max, items } = scales[scale];
  const { questions, answers: words, hint } = useScaleWords()[scale === 'phq-9' ? 'phq-9' : 'cadss-6'];
  const [answers, answer] = useState<readonly (number | null)[]>(() => Array<null>(items).fill(null));
  const given = answers.filter((one) => one !== null);
  const sum = given.reduce((total, one) => total + one, 0);
  const left = items - given.length;
  return (
    <div className={style.form}>
      <p>{hint}</p>
      {questions.map((question, index) => (
        <Cells
          key={question}
          label={question}
          cells={words.map((word, value) => ({ value, text: String(value), words: word }))}
          inRow={scale === 'phq-9' ? 2 : 5}
          chosen={answers[index] ?? null}
          onChoose={(value) => answer(answers.with(index, value))}
        />
      ))}
      <p className={style.sum} role="status">
        {left === 0 ? text.quickLog.scores.sum(sum, max) : text.quickLog.scores.left(left)}
      </p>
      <Button
        kind="primary"
        disabled={left > 0}
        onClick={() => onSave({ kind: 'scale', scale, score: sum, answers: [...given] })}
      >
        {text.quickLog.scores.save}
      </Button>
    </div>
  );
}

function NumberForm({ scale, onSave }: ScaleFormProps) {
  const text = useText();
  const { correction } = useCareText();
  const { min, max } = scales[scale];
  const [words, setWords] = useState('');
  const score = /^\d{1,3}$/.test(words.trim()) ? Number(words) : null;
  const isReady = score !== null && score >= min && score <= max;
  return (
    <div className={style.form}>
      <Field
        label={correction.score}
        hint={text.quickLog.scores.moodOwn}
        inputMode="numeric"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        kind="primary"
        disabled={!isReady}
        onClick={() => score !== null && onSave({ kind: 'scale', scale, score, answers: null })}
      >
        {text.quickLog.scores.save}
      </Button>
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default ScaleForm;
