import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { rowsNamed } from '../../alarms/violation-text.ts';
import { tileSignal } from '../../alarms/tile-signal.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { CuffButton } from '../../session/CuffButton.tsx';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { lastGoodNibp, nibpGreyAtMs, nibpText, nibpVital } from '../../vitals/nibp-vital.ts';
import { limitRange, type LimitRange } from '../../vitals/limit-range.ts';
import { VitalTile } from '../../vitals/VitalTile.tsx';
import style from './NibpTile.module.css';

type NibpTileProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly nowMs: number;
  readonly notes: readonly string[];
};

export function NibpTile({ view, session, nowMs, notes }: NibpTileProps) {
  const text = useText();
  const measurements = nibpMeasurements(view.nibp);
  const nibp = measurements.at(-1);
  const vital = nibpVital(nibp, { nowMs, greyAtMs: nibpGreyAtMs(session, nibp) });
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const before = vital.shown === 'number' ? undefined : lastGoodNibp(measurements);
  return (
    <VitalTile
      of="nibp"
      vital={vital}
      limits={nibpLimits(session, nibp !== undefined && vital.shown === 'number' ? nibp : null, text)}
      size="chair"
      signal={tileSignal(session.alarms, 'nibp')}
      notes={notes}
    >
      <div className={style.head}>
        {nibp !== undefined && (
          <p className={style.when}>
            <span>
              {at(nibp.atMs)} · {text.vital.ago(ageText(nowMs - nibp.atMs, text))}
            </span>
            {before !== undefined && <b> · {text.vital.lastGood(nibpText(before), at(before.atMs))}</b>}
          </p>
        )}
        <CuffButton view={view} session={session} />
      </div>
    </VitalTile>
  );
}

/** Systolic above diastolic, each by name and from low to high: a pair would read like a blood pressure. */
function nibpLimits(
  { limits, alarms }: Session,
  drawn: NibpMeasurement | null,
  text: Catalogue,
): readonly LimitRange[] {
  const named = rowsNamed(alarms);
  const rangeOf = (parameter: 'systolicMmHg' | 'diastolicMmHg', label: string) =>
    limitRange(limits, { parameter, label, named }, drawn === null ? null : valueOf(drawn[parameter]));
  return [...rangeOf('systolicMmHg', text.vital.systolic), ...rangeOf('diastolicMmHg', text.vital.diastolic)];
}
