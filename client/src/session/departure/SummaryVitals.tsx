import { numberText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { nibpText } from '../../vitals/nibp-vital.ts';
import style from './Summary.module.css';
import type { VitalsRow } from './summary.ts';

type SummaryVitalsProps = { readonly rows: readonly VitalsRow[]; readonly timeZone: string };

/** Each number with its unit in the head, and the time it was so. */
export function SummaryVitals({ rows, timeZone }: SummaryVitalsProps) {
  const text = useText();
  const { summary } = text.happening;
  const number = (value: number | null) => (value === null ? '–' : numberText(value, 0));
  return (
    <table className={style.vitals} aria-label={summary.vitals}>
      <thead>
        <tr>
          <th scope="col">{summary.time}</th>
          <th scope="col">{text.vital.spo2} %</th>
          <th scope="col">{text.vital.pulseRate} /min</th>
          <th scope="col">{text.vital.nibp} mmHg</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ atMs, spo2Percent, pulseRateBpm, nibp }) => (
          <tr key={atMs}>
            <th scope="row">{timeOfDay(atMs, timeZone)}</th>
            <td>{number(spo2Percent)}</td>
            <td>{number(pulseRateBpm)}</td>
            <td>
              {nibp !== null && (
                <>
                  {nibpText(nibp)} <small>{timeOfDay(nibp.atMs, timeZone)}</small>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
