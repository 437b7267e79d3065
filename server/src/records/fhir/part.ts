import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { EntryKind, EntryOf } from '@chairside/shared/chart/entry.ts';
import type { MedicationAdministration, Observation, Procedure } from './r4.ts';

/** What a person entered, as FHIR has it. */
export type Entered = Observation | MedicationAdministration | Procedure;

/** One version of an entry. Most have one part; vitals that were typed have one for each thing measured. */
export type Part = { readonly part: string; readonly resource: Entered };

export type Of<K extends EntryKind> = Omit<Charted, 'entry'> & { readonly entry: EntryOf<K> };
