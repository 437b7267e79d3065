import { Delete } from 'lucide-react';
import { useId, useState, type SubmitEvent } from 'react';
import style from './PinPad.module.css';
import { useSignInText } from './sign-in-text.ts';

type PinPadProps = {
  /** Whose PIN, or which. */
  readonly label: string;
  readonly isBusy: boolean;
  /** The typed digits are forgotten with it. */
  readonly onEnter: (pin: string) => void;
};

const shortest = 4;
const longest = 8;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Digits by finger or by keyboard; what is typed is counted and not shown (UI14). */
export function PinPad({ label, isBusy, onEnter }: PinPadProps) {
  const words = useSignInText();
  const id = useId();
  const [pin, setPin] = useState('');
  const type = (digit: string) => setPin((before) => `${before}${digit}`.slice(0, longest));
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || pin.length < shortest) return;
    setPin('');
    onEnter(pin);
  };
  const key = (digit: string) => (
    <button key={digit} type="button" aria-label={words.digit(digit)} onClick={() => type(digit)}>
      {digit}
    </button>
  );
  return (
    <form className={style.pad} onSubmit={enter} data-pin-pad>
      <label htmlFor={id}>{label}</label>
      {/* The keys below stand in for the tablet's own keyboard, which would cover them. */}
      <input
        id={id}
        className={style.typed}
        type="password"
        inputMode="none"
        autoComplete="off"
        maxLength={longest}
        value={pin}
        onChange={(event) => setPin(event.target.value.replaceAll(/\D/g, ''))}
      />
      <div className={style.keys}>
        {digits.map(key)}
        <button
          type="button"
          aria-label={words.deleteDigit}
          onClick={() => setPin((before) => before.slice(0, -1))}
        >
          <Delete aria-hidden size={32} />
        </button>
        {key('0')}
        <button type="submit" data-enter disabled={isBusy || pin.length < shortest}>
          {words.enterPin}
        </button>
      </div>
    </form>
  );
}
