import type { Evacuation, Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { PumpTick } from '../../session/happening/PumpTick.tsx';
import { identifiers } from '../../session/identity.ts';
import { PersonDialog } from '../../session/PersonDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useText } from '../../ui/text.ts';
import style from './Evacuation.module.css';

type RollCallProps = {
  readonly chairs: readonly ChairId[];
  readonly sinceMs: number;
  readonly timeZone: string;
};

type Called = { readonly chair: ChairId; readonly session: Session; readonly evacuation: Evacuation };

/** SE32: who is here and whose pump was seen standing still. All of it is in the record: a reload changes nothing. */
export function RollCall({ chairs, sinceMs, timeZone }: RollCallProps) {
  const text = useText();
  const views = useLive((live) => live.chairs);
  const words = text.happening.evacuation;
  const called = chairs.flatMap((chair): readonly Called[] => {
    const session = views[chair]?.state.session ?? null;
    const evacuation = session?.evacuation ?? null;
    return session === null || evacuation === null ? [] : [{ chair, session, evacuation }];
  });
  const ticked = called.filter(({ evacuation }) => evacuation.isPumpSeenStopped).length;
  return (
    <section className={style.call} aria-label={words.list}>
      <header>
        <h2>
          {words.running} <small>{words.since(timeOfDay(sinceMs, timeZone))}</small>
        </h2>
        <p>{called.length === 0 ? words.nobody : words.ticked(ticked, called.length)}</p>
        <Mark kind="strong">{text.happening.standBy.evacuation}</Mark>
        <EndButton open={called.length - ticked} />
      </header>
      <ul>
        {called.map((one) => (
          <Call key={one.chair} {...one} />
        ))}
      </ul>
    </section>
  );
}

function Call({ chair, session, evacuation }: Called) {
  const text = useText();
  const { patient, course, offMonitor } = session;
  const away = offMonitor === null ? [] : [text.happening.offMonitor.title, offMonitor.companion];
  return (
    <li data-done={evacuation.isPumpSeenStopped || undefined}>
      <p>
        <b>
          {text.app.chair(chair)} · {patient.displayName}
        </b>
        <small>{[identifiers(patient), text.phase[course.phase], ...away].join(' · ')}</small>
      </p>
      <PumpTick chair={chair} evacuation={evacuation} />
    </li>
  );
}

function EndButton({ open }: { readonly open: number }) {
  const text = useText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const [isAsked, ask] = useState(false);
  const words = text.happening.evacuation;
  const close = () => ask(false);
  return (
    <>
      <Button onClick={() => ask(true)}>{words.end}</Button>
      {isAsked && personId === null && <PersonDialog onChosen={() => undefined} onClose={close} />}
      {isAsked && personId !== null && (
        <Dialog title={words.endTitle} hint={words.endHint} onClose={close}>
          {open > 0 && <p role="alert">{words.endOpen(open)}</p>}
          <Button
            kind="primary"
            onClick={() => {
              void connection.giveSite({ type: 'end-evacuation' });
              close();
            }}
          >
            {words.end}
          </Button>
        </Dialog>
      )}
    </>
  );
}
