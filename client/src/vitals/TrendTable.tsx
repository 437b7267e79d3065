import { timeOfDay } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import { nibpText } from './nibp-vital.ts';
import type { TrendChartProps } from './TrendChart.tsx';
import style from './TrendTable.module.css';
import { tableRows, type Span } from './trend-table.ts';

/** The same as the chart says, in words and numbers (UI11). */
export function TrendTable({ session, rows, nibp, zeroMs }: TrendChartProps) {
  const text = useText();
  const lines = tableRows(rows, { nibp, entries: session.recentEntries }, zeroMs);
  return (
    <div className={style.scroll} tabIndex={0} role="region" aria-label={text.trend.title}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{text.trend.time}</th>
            <th scope="col">{text.trend.minute}</th>
            <th scope="col">{text.vital.spo2} %</th>
            <th scope="col">{text.vital.pulseRate} /min</th>
            <th scope="col">{text.vital.nibp} mmHg</th>
            <th scope="col">{text.trend.events}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.fromMinute}>
              <th scope="row">{timeOfDay(line.atMs, session.timeZone)}</th>
              <td>{line.fromMinute}</td>
              <td>{spanText(line.spo2, text.trend.gap)}</td>
              <td>{spanText(line.pulse, text.trend.gap)}</td>
              <td>
                {line.nibp
                  .map((one) => `${timeOfDay(one.atMs, session.timeZone)} ${nibpText(one)}`)
                  .join(', ')}
              </td>
              <td>{line.entries.map((entry) => text.entry[entry.type](entry.detail)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function spanText(span: Span | null, gap: string): string {
  if (span === null) return gap;
  return span.low === span.high ? String(span.low) : `${span.low}–${span.high}`;
}
