import type { ChairId } from '@chairside/shared/ids.ts';
import type { OffMonitor, Session } from '@chairside/shared/chair/state.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { memo } from 'react';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { haveSeen } from '../../changes/since-looked.ts';
import { silenceOf, type Silence } from '../../alarms/statements.ts';
import { frameSignal, tileSignal } from '../../alarms/tile-signal.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useChair, useNowMs } from '../../live/context.tsx';
import { offMonitorLeft } from '../../session/off-monitor-text.ts';
import { phaseFacts } from '../../session/phase-facts.ts';
import { leavingStanding } from '../../session/readiness-facts.ts';
import { ageText, spanText } from '../../ui/format.ts';
import { preferences } from '../../ui/preferences.ts';
import { useText } from '../../ui/text.ts';
import { nibpGreyAtMs, nibpVital } from '../../vitals/nibp-vital.ts';
import { Sparkline } from '../../vitals/Sparkline.tsx';
import { continuousVital } from '../../vitals/vital.ts';
import { VitalTile } from '../../vitals/VitalTile.tsx';
import { useMarks } from '../chairside/ChairMarks.tsx';
import { signalAttributes } from '../../vitals/signal.ts';
import { isDeviceHeard } from '../../vitals/device-liveness.ts';
import style from './Sector.module.css';
import { SectorAlarm } from './SectorAlarm.tsx';
import { SectorChange } from './SectorChange.tsx';
import { SectorHead } from './SectorHead.tsx';

/** One chair of many; it stays where it is (UI15). */
export const Sector = memo(function Sector({ chair }: { readonly chair: ChairId }) {
  const text = useText();
  const view = useChair(chair);
  const nowMs = useNowMs();
  if (view === undefined) return <div className={style.sector} data-chair={chair} data-phase="unknown" />;
  const { session } = view.state;
  const silence = silenceOf(view, nowMs);
  const isAway = session !== null && session.offMonitor !== null;
  return (
    <article
      className={style.sector}
      data-chair={chair}
      data-phase={session?.course.phase ?? 'none'}
      data-broken={(silence !== null && !isAway) || undefined}
      {...signalAttributes(session === null ? null : frameSignal(session.alarms))}
      aria-label={text.app.chair(chair)}
    >
      <SectorHead
        chair={chair}
        session={session}
        facts={session === null ? null : phaseFacts(session, nowMs)}
        leaving={session === null ? null : leavingStanding(view, session, nowMs)}
      />
      {session === null ? (
        <Empty view={view} nowMs={nowMs} />
      ) : silence === null ? (
        <Numbers view={view} session={session} nowMs={nowMs} />
      ) : session.offMonitor !== null ? (
        <Away offMonitor={session.offMonitor} nowMs={nowMs} />
      ) : (
        <NoData silence={silence} nowMs={nowMs} />
      )}
      <SectorAlarm view={view} />
      <Link
        className={style.link}
        to={`/chairs/${chair}`}
        onClick={() => haveSeen(chair)}
        aria-label={text.overview.open(text.app.chair(chair))}
      />
    </article>
  );
});

const sparklineMs = 15 * 60_000;

type NumbersProps = { readonly view: ChairView; readonly session: Session; readonly nowMs: number };

function Numbers({ view, session, nowMs }: NumbersProps) {
  const text = useText();
  const theme = useStore(preferences, (chosen) => chosen.theme);
  const marks = useMarks(view).filter(({ isOfSite }) => isOfSite !== true);
  const { latest, heardAtMs } = view;
  const { alarms } = session;
  const nibp = nibpMeasurements(view.nibp).at(-1);
  return (
    <>
      <div className={style.numbers}>
        <VitalTile
          of="spo2"
          vital={continuousVital('spo2Percent', latest.spo2Percent, {
            nowMs,
            heardAtMs: heardAtMs.spo2Percent,
          })}
          limits={[]}
          size="sector"
          signal={tileSignal(alarms, 'spo2')}
        />
        <VitalTile
          of="pulseRate"
          vital={continuousVital('pulseRateBpm', latest.pulseRateBpm, {
            nowMs,
            heardAtMs: heardAtMs.pulseRateBpm,
          })}
          limits={[]}
          size="sector"
          signal={tileSignal(alarms, 'pulseRate')}
        />
        <VitalTile
          of="nibp"
          vital={nibpVital(nibp, { nowMs, greyAtMs: nibpGreyAtMs(session, nibp) })}
          limits={[]}
          size="sector"
          signal={tileSignal(alarms, 'nibp')}
        >
          <span className={style.age}>
            {nibp !== undefined && text.vital.ago(ageText(nowMs - nibp.atMs, text))}
          </span>
        </VitalTile>
      </div>
      <div className={style.sparkline}>
        <Sparkline
          points={view.lines.get('spo2Percent') ?? none}
          untilMs={nowMs}
          spanMs={sparklineMs}
          label={text.overview.sparkline}
          theme={theme}
        />
      </div>
      <p className={style.marks}>
        <span>{marks.map(({ words }) => words).join(' · ')}</span>
        <SectorChange chair={view.state.chair} />
      </p>
    </>
  );
}

const none: readonly never[] = [];

/** A chair without data looks broken, not calm (UI16). */
function NoData({ silence, nowMs }: { readonly silence: Silence; readonly nowMs: number }) {
  const text = useText();
  return (
    <div className={style.broken}>
      <p className={style.noData}>{text.overview.noData}</p>
      <p>
        {silence.type === 'no-device'
          ? text.overview.noDevice
          : silence.type === 'no-oximeter'
            ? text.overview.noOximeter
            : silence.type === 'never-heard'
              ? text.overview.neverHeard
              : text.overview.silentFor(spanText(nowMs - (silence.sinceMs ?? nowMs), text))}
      </p>
    </div>
  );
}

/** SE29: no data is what everybody knows of; how long it may last is what counts. */
function Away({ offMonitor, nowMs }: { readonly offMonitor: OffMonitor; readonly nowMs: number }) {
  const text = useText();
  return (
    <div className={style.away}>
      <p>{text.happening.offMonitor.title}</p>
      <p>{offMonitorLeft(offMonitor, nowMs, text)}</p>
      <p>{`${text.chart.offMonitor[offMonitor.reason]} · ${offMonitor.companion}`}</p>
    </div>
  );
}

function Empty({ view, nowMs }: { readonly view: ChairView; readonly nowMs: number }) {
  const text = useText();
  const devices = view.devices.map((device) =>
    isDeviceHeard(device, nowMs)
      ? text.overview.ready(device.deviceId)
      : text.overview.quiet(device.deviceId),
  );
  return (
    <div className={style.empty}>
      <p className={style.noSession}>{text.overview.noSession}</p>
      {(devices.length === 0 ? [text.overview.noDevice] : devices).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p className={style.changed}>
        <SectorChange chair={view.state.chair} />
      </p>
    </div>
  );
}
