import type { Patient } from '@chairside/shared/chair/events.ts';
import { useText } from '../../ui/text.ts';
import { identifiers } from '../identity.ts';
import style from './PatientPair.module.css';

type PatientPairProps = { readonly from: Patient; readonly to: Patient };

/** For whom it is recorded, and who it really is: both names, both identifiers, nothing else (SE30). */
export function PatientPair({ from, to }: PatientPairProps) {
  const { reattribution } = useText().happening;
  return (
    <dl className={style.pair}>
      <dt>{reattribution.from}</dt>
      <dd data-is="from">
        {from.displayName} <small>{identifiers(from)}</small>
      </dd>
      <dt>{reattribution.to}</dt>
      <dd>
        {to.displayName} <small>{identifiers(to)}</small>
      </dd>
    </dl>
  );
}
