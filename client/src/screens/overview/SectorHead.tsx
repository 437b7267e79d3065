import type { ChairId } from '@chairside/shared/ids.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { phaseProgress, type PhaseFacts } from '../../session/phase-facts.ts';
import { duration } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './SectorHead.module.css';

type SectorHeadProps = {
  readonly chair: ChairId;
  readonly session: Session | null;
  readonly facts: PhaseFacts | null;
};

export function SectorHead({ chair, session, facts }: SectorHeadProps) {
  const text = useText();
  return (
    <header className={style.head}>
      <h2>
        {text.app.chair(chair)} <span>{session?.patient.displayName ?? '—'}</span>
      </h2>
      <span className={style.phase}>{text.phase[facts?.phase ?? 'none']}</span>
      {facts !== null && (
        <>
          <div className={style.track} data-kind={facts.phase} aria-hidden>
            <div style={{ width: `${(phaseProgress(facts) * 100).toFixed(1)}%` }} />
          </div>
          <p className={style.progress}>{progressText(facts, text)}</p>
        </>
      )}
    </header>
  );
}

function progressText(facts: PhaseFacts, text: ReturnType<typeof useText>): string {
  switch (facts.phase) {
    case 'preparing':
      return `${duration(facts.sinceOpenMs)} ${text.session.preparingFor}`;
    case 'infusing':
      return `${duration(facts.infusedMs)} ${text.session.of(duration(facts.plannedMs))}`;
    case 'paused': {
      const infused = `${duration(facts.infusedMs)} ${text.session.of(duration(facts.plannedMs))}`;
      return `${infused} · ${text.session.pausedFor} ${duration(facts.pausedMs ?? 0)}`;
    }
    case 'observing':
      return facts.isEnough
        ? `${duration(facts.observedMs)} · ${text.session.minimumOver}`
        : `${duration(facts.observedMs)} ${text.session.atLeast(duration(facts.minimumMs))}`;
  }
}
