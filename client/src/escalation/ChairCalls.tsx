import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { useWording } from '../alarms/use-wording.ts';
import { useGive } from '../session/use-give.tsx';
import { Button } from '../ui/Button.tsx';
import { askWords, progressWords, stepWords } from './call-words.ts';
import style from './ChairCalls.module.css';
import { progressOf } from './open-calls.ts';

type ChairCallsProps = { readonly chair: ChairState; readonly session: Session };

/** At the chair: who was called, how far that has come, and what to do where it has not (ES14). */
function ChairCalls({ chair: { chair }, session }: ChairCallsProps) {
  const { give, question } = useGive(chair);
  return (
    <>
      {session.escalations.map((call) => (
        <Strip
          key={call.id}
          call={call}
          timeZone={session.timeZone}
          onClose={() => give({ type: 'close-escalation', escalation: call.id })}
        />
      ))}
      {question}
    </>
  );
}

type StripProps = {
  readonly call: Escalation;
  readonly timeZone: string;
  readonly onClose: () => void;
};

function Strip({ call, timeZone, onClose }: StripProps) {
  const wording = useWording();
  const { text } = wording;
  return (
    <section className={style.strip} aria-label={text.escalation.mark} data-progress={progressOf(call)}>
      <div>
        <p>{askWords(call, wording)}</p>
        <p className={style.progress} role="status">
          {progressWords(call, wording)}
        </p>
        <p className={style.steps}>{stepWords(call, text, timeZone)}</p>
      </div>
      <Button aria-label={text.calling.action.closeEscalation} onClick={onClose}>
        {text.app.close}
      </Button>
    </section>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default ChairCalls;
