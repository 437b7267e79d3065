import { useState } from 'react';
import { Choices } from '../ui/Choices.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/text.ts';
import style from './Sentences.module.css';

type SentencesProps = {
  readonly label: string;
  readonly sentences: readonly { readonly value: string; readonly text: string }[];
  readonly isPending: boolean;
  readonly onSay: (said: string) => void;
};

const lettersAtMost = 200;

/** The clinic's sentences to be tapped, and room for another one. */
export function Sentences({ label, sentences, isPending, onSay }: SentencesProps) {
  const text = useText();
  const [own, setOwn] = useState('');
  const say = (said: string) => {
    if (isPending || said === '') return;
    onSay(said);
    setOwn('');
  };
  return (
    <>
      <Choices label={label} choices={sentences} onChoose={say} />
      <form
        className={style.own}
        onSubmit={(event) => {
          event.preventDefault();
          say(own.trim());
        }}
      >
        <Field
          label={text.escalation.ownWords}
          maxLength={lettersAtMost}
          value={own}
          onChange={({ target }) => setOwn(target.value)}
        />
        <Button type="submit" disabled={own.trim() === '' || isPending}>
          {text.escalation.send}
        </Button>
      </form>
    </>
  );
}
