import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import style from './TypedVitals.module.css';
import { VitalFields } from './VitalFields.tsx';
import { noVitals, vitalsOf, type VitalsTyped } from './vitals-typed.ts';

/** Always begins empty: what was measured before is never offered again (SE16). */
export function TypedVitals({ onEnter }: { readonly onEnter: (entry: EntryOf<'vitals'>) => void }) {
  const text = useText();
  const [typed, type] = useState<VitalsTyped>(noVitals);
  const [isRefused, refuse] = useState(false);
  const words = text.quickLog.vitals;
  const save = () => {
    const entry = vitalsOf(typed);
    refuse(entry === null);
    if (entry !== null) onEnter(entry);
  };
  return (
    <section className={style.typed} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.hint}</p>
      <VitalFields typed={typed} onType={type} />
      {isRefused && <p role="alert">{words.incomplete}</p>}
      <Button onClick={save}>{words.save}</Button>
    </section>
  );
}
