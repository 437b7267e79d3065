import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import style from './People.module.css';
import { useSignInText } from './sign-in-text.ts';

type PasswordFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the browser's own keeper of passwords may take it for. */
  readonly kind: 'current-password' | 'new-password';
};

/** Hidden as it is typed, until somebody wants to see it. */
export function PasswordField({ label, value, onChange, kind }: PasswordFieldProps) {
  const words = useSignInText();
  const [isShown, show] = useState(false);
  return (
    <div className={style.secret}>
      <Field
        label={label}
        type={isShown ? 'text' : 'password'}
        autoComplete={kind}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button aria-pressed={isShown} aria-label={words.showPassword} onClick={() => show(!isShown)}>
        {isShown ? words.hide : words.show}
      </Button>
    </div>
  );
}
