import type { ChartEntry, EntryKind } from '@chairside/shared/chart/entry.ts';
import { assertNever } from '@chairside/shared/result.ts';
import { DoseForm } from './DoseForm.tsx';
import { EffectForm } from './EffectForm.tsx';
import type { FormProps } from './form-props.ts';
import { MedicineForm } from './MedicineForm.tsx';
import { SaveButton } from './SaveButton.tsx';
import {
  InterventionForm,
  NoteForm,
  OxygenForm,
  ScaleNumberForm,
  SeverityForm,
  VitalsForm,
} from './SmallForms.tsx';

type EntryFormProps = Omit<FormProps<EntryKind>, 'start'> & { readonly start: ChartEntry };

/** The form of whatever kind the entry is; of an end and of an answer only the time can be another. */
export function EntryForm({ start, ...rest }: EntryFormProps) {
  const { save, isHeld = false, onSave } = rest;
  switch (start.kind) {
    case 'side-effect':
      return <EffectForm start={start} {...rest} />;
    case 'side-effect-changed':
      return <SeverityForm start={start} {...rest} />;
    case 'dose':
      return <DoseForm start={start} {...rest} />;
    case 'medicine':
      return <MedicineForm start={start} {...rest} />;
    case 'intervention':
      return <InterventionForm start={start} {...rest} />;
    case 'oxygen':
      return <OxygenForm start={start} {...rest} />;
    case 'scale':
      return <ScaleNumberForm start={start} {...rest} />;
    case 'vitals':
      return <VitalsForm start={start} {...rest} />;
    case 'note':
      return <NoteForm start={start} {...rest} />;
    case 'side-effect-ended':
    case 'answer':
      return <SaveButton words={save} isHeld={isHeld} entry={start} onSave={onSave} />;
    default:
      return assertNever(start);
  }
}
