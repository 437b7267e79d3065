import type { Delivery } from '@chairside/shared/protocols/protocol.ts';
import { JudgedField } from '../JudgedField.tsx';
import type { ProtocolDraft } from './draft.ts';
import style from './Editing.module.css';
import { isShownFor, numberSections } from './fields.ts';
import { useProtocolText } from './use-protocol-text.ts';
import { fieldLabel, numberLabel } from './words.ts';

type EditNumbersProps = {
  readonly draft: ProtocolDraft;
  readonly delivery: Delivery;
  readonly wrongAt: (path: string) => readonly string[];
  readonly onChange: (over: Partial<ProtocolDraft>) => void;
};

/** Times, the cuff's programme, gate and discharge. */
export function EditNumbers({ draft, delivery, wrongAt, onChange }: EditNumbersProps) {
  const text = useProtocolText();
  const { words } = text;
  return numberSections.map(([section, paths]) => (
    <section key={section} className={style.section} aria-label={words.section[section]}>
      <h3>{words.section[section]}</h3>
      {section === 'cuff' && (
        <JudgedField
          label={fieldLabel('nibpProgramme.atMinutes', text, delivery)}
          hint={words.minutesHint}
          value={draft.cuffAt}
          wrong={wrongAt('nibpProgramme.atMinutes')}
          onChange={(cuffAt) => onChange({ cuffAt })}
        />
      )}
      <div className={style.fields}>
        {paths
          .filter((path) => isShownFor(path, { delivery }))
          .map((path) => (
            <JudgedField
              key={path}
              inputMode="decimal"
              label={numberLabel(path, text, delivery)}
              value={draft.numbers[path]}
              wrong={wrongAt(path)}
              onChange={(typed) => onChange({ numbers: { ...draft.numbers, [path]: typed } })}
            />
          ))}
      </div>
    </section>
  ));
}
