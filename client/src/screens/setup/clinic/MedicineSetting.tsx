import type { Medicine } from '@chairside/shared/site/medicines.ts';
import { Refused } from '../Refused.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { MedicineEditor } from './MedicineEditor.tsx';
import { useSetting } from './use-setting.ts';

/** The clinic's own list (SE14), edited as a whole and saved as a whole. */
export function MedicineSetting({ medicines }: { readonly medicines: readonly Medicine[] }) {
  const { medicines: words } = useClinicText();
  const { outcome, told, give } = useSetting();
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {/* Begun anew when it was saved, here or elsewhere: what is edited is what there is. */}
      <MedicineEditor
        key={JSON.stringify(medicines)}
        medicines={medicines}
        isPending={outcome?.type === 'pending'}
        onSave={(list) => void give({ type: 'set-medicines', medicines: [...list] })}
      />
      {told !== null && <p role="status">{told}</p>}
      {outcome?.type === 'refused' && <Refused why={outcome.why} />}
    </section>
  );
}
