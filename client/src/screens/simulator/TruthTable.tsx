import { numberText, spanText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import type { HeardChair } from './heard-panel.ts';
import { useSimulatorText } from './simulator-text.ts';
import { differenceOf, truthRows, type Said, type TruthRow } from './truth-rows.ts';
import style from './TruthTable.module.css';

type TruthTableProps = { readonly chair: HeardChair; readonly sessionNowMs: number | null };

/** A plain table, which nobody takes for a monitor: the unit stands in the head of each row (SI81). */
export function TruthTable({ chair, sessionNowMs }: TruthTableProps) {
  const { table } = useSimulatorText();
  const headings = [table.quantity, table.truth, table.said, table.difference, table.asOf];
  return (
    <div className={style.scroll}>
      <table className={style.table}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {truthRows(chair).map((row) => (
            <Row key={row.id} row={row} sessionNowMs={sessionNowMs} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, sessionNowMs }: { readonly row: TruthRow; readonly sessionNowMs: number | null }) {
  const { table } = useSimulatorText();
  const { id, decimals, trueValue, said } = row;
  const difference = differenceOf(row);
  return (
    <tr>
      <th scope="row">{table.row[id]}</th>
      <td>{trueValue === null ? '---' : numberText(trueValue, decimals)}</td>
      {said.by === 'no-device' ? (
        <td colSpan={3} className={style.none}>
          {table.noDevice}
        </td>
      ) : (
        <>
          <td>{said.value === null ? '---' : saidText(said.value)}</td>
          <td data-far={difference?.isFar === true || undefined}>{difference?.words}</td>
          <td>
            <AsOf said={said} sessionNowMs={sessionNowMs} />
          </td>
        </>
      )}
    </tr>
  );
}

type AsOfProps = {
  readonly said: Exclude<Said, { readonly by: 'no-device' }>;
  readonly sessionNowMs: number | null;
};

function AsOf({ said, sessionNowMs }: AsOfProps) {
  const text = useText();
  const { table } = useSimulatorText();
  if (said.value === null) return null;
  if (said.by === 'oximeter') return said.isHeld ? <b>{table.held}</b> : table.now;
  if (said.atMs === null || sessionNowMs === null) return '?';
  return table.ago(spanText(sessionNowMs - said.atMs, text));
}

/** As the device says it: a tenth where it has one. */
function saidText(value: number): string {
  return numberText(value, Number.isInteger(value) ? 0 : 1);
}
