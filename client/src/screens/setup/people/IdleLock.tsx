import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useSetting } from '../clinic/use-setting.ts';
import { numberIn } from '../draft.ts';
import { JudgedField } from '../JudgedField.tsx';
import { Refused } from '../Refused.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';

type IdleLockProps = { readonly afterMs: number; readonly mayChange: boolean };

const minuteMs = 60_000;
const minutesAtMost = 60;

/** After how long without a touch a screen locks. */
export function IdleLock({ afterMs, mayChange }: IdleLockProps) {
  const { idle: words } = usePeopleSetupText();
  const { outcome, told, give } = useSetting();
  const now = Math.round(afterMs / minuteMs);
  const [typed, setTyped] = useState(String(now));
  const wanted = numberIn(typed);
  const isPossible = Number.isInteger(wanted) && wanted >= 1 && wanted <= minutesAtMost;
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        <b>{words.now(now)}</b>
      </p>
      <p>{words.hint}</p>
      {mayChange && (
        <>
          <JudgedField
            label={words.minutes}
            inputMode="numeric"
            value={typed}
            wrong={isPossible ? [] : [words.wrong]}
            onChange={setTyped}
          />
          <Button
            kind="primary"
            disabled={!isPossible || wanted === now || outcome?.type === 'pending'}
            onClick={() => void give({ type: 'set-idle-lock', afterMs: wanted * minuteMs })}
          >
            {words.save}
          </Button>
        </>
      )}
      {told !== null && <p role="status">{told}</p>}
      {outcome?.type === 'refused' && <Refused why={outcome.why} />}
    </section>
  );
}
