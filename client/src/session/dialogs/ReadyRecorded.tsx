import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Ready, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { useNameOf } from '../names.ts';
import { isReason } from './dialog-props.ts';
import style from './ReadinessDialog.module.css';

type ReadyRecordedProps = {
  readonly session: Session;
  readonly ready: Ready;
  readonly onTry: (command: ChairCommand) => unknown;
};

/** "Ready at", and the way back while the patient has not left. */
export function ReadyRecorded({ session, ready, onTry }: ReadyRecordedProps) {
  const text = useText();
  const words = useCareText().ready;
  const nameOf = useNameOf();
  const [why, setWhy] = useState('');
  return (
    <section className={style.part}>
      <p className={style.ready}>
        {words.readyAt(timeOfDay(ready.atMs, session.timeZone), nameOf(ready.by))}
        {ready.reason !== null && ` – ${ready.reason}`}
      </p>
      <Field
        label={words.withdrawWhy}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Button
        disabled={!isReason(why)}
        onClick={() => void onTry({ type: 'withdraw-ready', reason: why.trim() })}
      >
        {words.withdraw}
      </Button>
    </section>
  );
}
