import type { Session } from '@chairside/shared/chair/state.ts';
import { nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { lastGoodNibp, nibpIntervalMs, nibpText, nibpVital } from '../../vitals/nibp-vital.ts';
import { shownLimits, type ShownLimit, type Vital } from '../../vitals/vital.ts';
import { VitalTile } from '../../vitals/VitalTile.tsx';
import style from './NibpTile.module.css';

type NibpTileProps = { readonly view: ChairView; readonly session: Session; readonly nowMs: number };

export function NibpTile({ view, session, nowMs }: NibpTileProps) {
  const text = useText();
  const measurements = nibpMeasurements(view.nibp);
  const nibp = measurements.at(-1);
  const vital = nibpVital(nibp, { nowMs, intervalMs: nibpIntervalMs(session) });
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const before = vital.shown === 'number' ? undefined : lastGoodNibp(measurements);
  return (
    <VitalTile of="nibp" vital={vital} limits={nibpLimits(session, vital, nibp)} size="chair">
      {nibp !== undefined && (
        <p className={style.when}>
          {text.vital.measured(at(nibp.atMs))} · {text.vital.ago(ageText(nowMs - nibp.atMs, text))}
          {before === undefined ? (
            <> · {nibp.deviceId}</>
          ) : (
            <b> · {text.vital.lastGood(nibpText(before), at(before.atMs))}</b>
          )}
        </p>
      )}
    </VitalTile>
  );
}

/** Systolic limits first, then diastolic: in the order in which the pressures are read. */
function nibpLimits(
  session: Session,
  vital: Vital,
  nibp: NibpMeasurement | undefined,
): readonly ShownLimit[] {
  const isDrawn = vital.shown === 'number' && nibp !== undefined;
  return [
    ...shownLimits(session.limits, 'systolicMmHg', isDrawn ? valueOf(nibp.systolicMmHg) : null),
    ...shownLimits(session.limits, 'diastolicMmHg', isDrawn ? valueOf(nibp.diastolicMmHg) : null),
  ];
}
