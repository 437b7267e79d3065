import type { RecordedNibp } from '@chairside/shared/record/session-record.ts';
import { nibpBar } from '../../../vitals/trend-lanes.ts';
import { tenth, type Plan } from './plan.ts';
import style from './RecordChart.module.css';

type PressuresProps = { readonly plan: Plan; readonly nibp: readonly RecordedNibp[] };

/** From systolic to diastolic; what a person typed has open ends, what gave no pressure is a cross at the lane's foot. */
export function Pressures({ plan, nibp }: PressuresProps) {
  return (
    <>
      {nibp.map((one) => (
        <Pressure key={`${one.source}${one.atMs}`} plan={plan} one={one} />
      ))}
    </>
  );
}

function Pressure({ plan, one }: { readonly plan: Plan; readonly one: RecordedNibp }) {
  const bar = nibpBar(one);
  const x = tenth(plan.x(one.atMs));
  const lane = plan.lanes.nibp;
  if (bar === null) {
    const y = tenth(plan.y(lane, lane.low)) - 6;
    return <path className={style.failed} d={`M${x - 5},${y - 5}l10,10m0,-10l-10,10`} />;
  }
  const [top, bottom] = [tenth(plan.y(lane, bar.sys)), tenth(plan.y(lane, bar.dia))];
  if (one.source === 'typed')
    return (
      <path
        className={style.pressure}
        data-source="typed"
        d={`M${x},${top}V${bottom}M${x - 5},${top}a5,5 0 1 0 10,0a5,5 0 1 0 -10,0M${x - 5},${bottom}a5,5 0 1 0 10,0a5,5 0 1 0 -10,0`}
      />
    );
  return (
    <path
      className={style.pressure}
      d={`M${x - 5},${top - 5}L${x},${top}L${x + 5},${top - 5}M${x},${top}V${bottom}M${x - 5},${bottom + 5}L${x},${bottom}L${x + 5},${bottom + 5}`}
    />
  );
}
