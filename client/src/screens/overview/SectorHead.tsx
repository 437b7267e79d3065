import type { ChairId } from '@chairside/shared/ids.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { CallMark } from '../../escalation/CallMark.tsx';
import { useNameOf } from '../../session/names.ts';
import { overrunOf, phaseProgress, type PhaseFacts } from '../../session/phase-facts.ts';
import { progressText, type LeavingStanding } from '../../session/progress-text.ts';
import { useText } from '../../ui/text.ts';
import style from './SectorHead.module.css';
import { WatchButton } from './WatchButton.tsx';

type SectorHeadProps = {
  readonly chair: ChairId;
  readonly session: Session | null;
  readonly facts: PhaseFacts | null;
  readonly leaving: LeavingStanding;
};

export function SectorHead({ chair, session, facts, leaving }: SectorHeadProps) {
  const text = useText();
  const nameOf = useNameOf();
  const nurse = session?.nurse ?? null;
  const isOver = facts !== null && overrunOf(facts) > 0;
  return (
    <header className={style.head}>
      <h2>
        {session !== null && <WatchButton chair={chair} />}
        {text.app.chair(chair)} <span>{session?.patient.displayName ?? '—'}</span>
      </h2>
      <span className={style.phase} data-over={isOver || undefined}>
        {isOver && <b>{text.session.overMark}</b>} {text.phase[facts?.phase ?? 'none']}
      </span>
      {session !== null && <CallMark session={session} />}
      {facts !== null && (
        <>
          <div className={style.track} data-kind={facts.phase} data-over={isOver || undefined} aria-hidden>
            <div style={{ width: `${(phaseProgress(facts) * 100).toFixed(1)}%` }} />
          </div>
          <p className={style.progress} data-over={isOver || undefined}>
            {progressText(facts, text, leaving)}
            {nurse !== null && ` · ${nameOf({ personId: nurse.personId, role: '' })}`}
          </p>
        </>
      )}
    </header>
  );
}
