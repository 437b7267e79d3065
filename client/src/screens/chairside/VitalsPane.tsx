import type { Session } from '@chairside/shared/chair/state.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { AnswerBanner } from '../../escalation/AnswerBanner.tsx';
import { tileNotes } from '../../alarms/tile-notes.ts';
import { tileSignal } from '../../alarms/tile-signal.ts';
import { rowsNamed } from '../../alarms/violation-text.ts';
import { useLive, useNowMs } from '../../live/context.tsx';
import type { ChairView } from '../../live/chair-view.ts';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { chartZeroMs } from '../../session/phase-facts.ts';
import { limitRange } from '../../vitals/limit-range.ts';
import { sourceNotes } from '../../vitals/source-notes.ts';
import { TrendPanel } from '../../vitals/TrendPanel.tsx';
import { continuousVital, shownValue } from '../../vitals/vital.ts';
import { VitalTile } from '../../vitals/VitalTile.tsx';
import { NibpTile } from './NibpTile.tsx';
import { Spo2Beside } from './Spo2Beside.tsx';
import style from './VitalsPane.module.css';

type VitalsPaneProps = { readonly view: ChairView; readonly session: Session };

export function VitalsPane({ view, session }: VitalsPaneProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { alarms } = session;
  const named = rowsNamed(alarms);
  const notes = tileNotes(session, { nowMs, heardAtMs: view.heardAtMs, text });
  const site = useLive(selectSite)?.site ?? null;
  const from = (parameter: ParameterId) => sourceNotes(view, parameter, { site, text });
  const { latest, heardAtMs } = view;
  const spo2 = continuousVital('spo2Percent', latest.spo2Percent, {
    nowMs,
    heardAtMs: heardAtMs.spo2Percent,
  });
  const pulse = continuousVital('pulseRateBpm', latest.pulseRateBpm, {
    nowMs,
    heardAtMs: heardAtMs.pulseRateBpm,
  });
  return (
    <div className={style.pane}>
      <div className={style.spo2}>
        <VitalTile
          of="spo2"
          vital={spo2}
          limits={limitRange(
            session.limits,
            { parameter: 'spo2Percent', label: null, named },
            shownValue(spo2, latest.spo2Percent),
          )}
          size="chair"
          signal={tileSignal(alarms, 'spo2')}
          notes={[...from('spo2Percent'), ...notes.spo2]}
        >
          <Spo2Beside view={view} vital={spo2} nowMs={nowMs} />
        </VitalTile>
      </div>
      <div className={style.pulse}>
        <VitalTile
          of="pulseRate"
          vital={pulse}
          limits={limitRange(
            session.limits,
            { parameter: 'pulseRateBpm', label: null, named },
            shownValue(pulse, latest.pulseRateBpm),
          )}
          size="chair"
          signal={tileSignal(alarms, 'pulseRate')}
          notes={[...from('pulseRateBpm'), ...notes.pulseRate]}
        />
      </div>
      <div className={style.nibp}>
        <NibpTile
          view={view}
          session={session}
          nowMs={nowMs}
          notes={[...from('systolicMmHg'), ...notes.nibp]}
        />
      </div>
      <div className={style.trend}>
        {session.escalations.some(({ answered }) => answered !== null) && (
          <AnswerBanner view={view} session={session} />
        )}
        <TrendPanel chair={view.state.chair} zeroMs={chartZeroMs(session)} />
      </div>
    </div>
  );
}
