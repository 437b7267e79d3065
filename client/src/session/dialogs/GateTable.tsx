import type { Session } from '@chairside/shared/chair/state.ts';
import { outsideGreen, type Starting } from '@chairside/shared/chart/gate.ts';
import type { GateLevel } from '@chairside/shared/protocols/criteria.ts';
import type { CareWords } from '@chairside/shared/text/care-words.ts';
import { ArrowLeft } from 'lucide-react';
import { tenthText } from '../../ui/format.ts';
import { useCareText } from '../care-text.ts';
import style from './GateDialog.module.css';

const shown: readonly (keyof Starting)[] = ['systolicMmHg', 'diastolicMmHg', 'pulseRateBpm', 'spo2Percent'];

/** The baseline beside what it has to be; what keeps it from starting is marked by sign and weight. */
export function GateTable({ session }: { readonly session: Session }) {
  const words = useCareText().gate;
  const { baseline, protocol } = session;
  const outside = baseline === null ? [] : outsideGreen(baseline, protocol.gate);
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{words.head.what}</th>
          <th scope="col">{words.head.taken}</th>
          <th scope="col">{words.head.green}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((parameter) => {
          const isOutside = outside.includes(parameter);
          return (
            <tr key={parameter} data-outside={isOutside || undefined}>
              <th scope="row">{words.row[parameter]}</th>
              <td>
                {baseline === null ? '---' : tenthText(baseline[parameter])}
                {isOutside && <ArrowLeft aria-label={words.isOutside} size={18} strokeWidth={3} />}
              </td>
              <td>{rangeText(parameter, protocol.gate.green, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function rangeText(parameter: keyof Starting, green: GateLevel, words: CareWords['gate']): string {
  switch (parameter) {
    case 'systolicMmHg':
      return words.fromUnder(green.systolicAtLeast, green.systolicUnder);
    case 'diastolicMmHg':
      return words.under(green.diastolicUnder);
    case 'pulseRateBpm':
      return words.between(green.pulseAtLeast, green.pulseAtMost);
    case 'spo2Percent':
      return words.from(green.spo2AtLeast);
  }
}
