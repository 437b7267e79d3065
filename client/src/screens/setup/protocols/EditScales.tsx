import { scaleIds, type ScaleId } from '@chairside/shared/protocols/scales.ts';
import { Trash2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { unusedScale, type DraftScale, type ProtocolDraft } from './draft.ts';
import style from './Editing.module.css';
import { useProtocolText } from './use-protocol-text.ts';

type EditScalesProps = {
  readonly draft: ProtocolDraft;
  readonly wrongAt: (path: string) => readonly string[];
  readonly onChange: (scales: readonly DraftScale[]) => void;
};

/** What is scored, and when it is due. */
export function EditScales({ draft, wrongAt, onChange }: EditScalesProps) {
  const { words, chart } = useProtocolText();
  const { scales } = draft;
  const unused = unusedScale(draft);
  const set = (index: number, over: Partial<DraftScale>) =>
    onChange(scales.map((one, place) => (place === index ? { ...one, ...over } : one)));
  return (
    <section className={style.section} aria-label={words.section.scales}>
      <h3>{words.section.scales}</h3>
      <p>{scales.length === 0 ? words.scale.none : words.scale.hint}</p>
      <ul className={style.rows}>
        {scales.map((one, index) => {
          const of = (field: string) => words.scale.of(field, chart.scale[one.scale]);
          const wrong = wrongAt(`scales.${index}`);
          return (
            // A line has no identity but its place: the scale in it may change.
            <li key={index} className={style.row} data-wrong={wrong.length > 0 || undefined}>
              <select
                aria-label={of(words.scale.scale)}
                value={one.scale}
                onChange={({ target }) => set(index, { scale: target.value as ScaleId })}
              >
                {scaleIds.map((id) => (
                  <option key={id} value={id}>
                    {chart.scale[id]}
                  </option>
                ))}
              </select>
              <input
                className={style.wide}
                aria-label={of(words.scale.at)}
                value={one.at}
                onChange={({ target }) => set(index, { at: target.value })}
              />
              <input
                className={style.narrow}
                inputMode="decimal"
                aria-label={of(words.scale.every)}
                placeholder={words.scale.everyHint}
                value={one.every}
                onChange={({ target }) => set(index, { every: target.value })}
              />
              <Button
                kind="quiet"
                aria-label={of(words.scale.remove)}
                onClick={() => onChange(scales.filter((_, place) => place !== index))}
              >
                <Trash2 aria-hidden size={22} />
              </Button>
              {wrong.length > 0 && <p className={style.wrong}>{wrong.join(' ')}</p>}
            </li>
          );
        })}
      </ul>
      {unused !== undefined && (
        <Button kind="quiet" onClick={() => onChange([...scales, { scale: unused, at: '0', every: '' }])}>
          {words.scale.add}
        </Button>
      )}
    </section>
  );
}
