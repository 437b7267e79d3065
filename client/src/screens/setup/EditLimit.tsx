import { kindsFor, type LimitKind, type Row } from './draft.ts';
import style from './EditRow.module.css';
import { useSetupText } from './setup-text.ts';

type EditLimitProps = {
  readonly row: Row;
  /** A field's name with the row it belongs to. */
  readonly label: (field: string) => string;
  readonly judged: { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };
  readonly onChange: (over: Partial<Row>) => void;
};

/** `< [90]`, `> baseline + [30] %, at least [150]`, `≤ medium − [10]` */
export function EditLimit({ row, label, judged, onChange }: EditLimitProps) {
  const { table } = useSetupText();
  const kinds = kindsFor(row);
  const valueName = { absolute: table.value, 'above-baseline': table.atLeast, 'below-medium': table.by };
  return (
    <span className={style.limit}>
      {kinds.length > 1 && (
        <select
          aria-label={label(table.kindLabel)}
          value={row.kind}
          onChange={({ target }) => onChange({ kind: target.value as LimitKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {table.kind[kind]}
            </option>
          ))}
        </select>
      )}
      {row.kind === 'above-baseline' && (
        <>
          +
          <input
            aria-label={label(table.percent)}
            inputMode="decimal"
            value={row.percent}
            onChange={({ target }) => onChange({ percent: target.value })}
          />
          %, ≥
        </>
      )}
      {row.kind === 'absolute' && (row.direction === 'low' ? '<' : '>')}
      {row.kind === 'below-medium' && '−'}
      <input
        aria-label={label(valueName[row.kind])}
        inputMode="decimal"
        value={row.value}
        {...judged}
        onChange={({ target }) => onChange({ value: target.value })}
      />
    </span>
  );
}
