import type { RuleParameter } from '@chairside/shared/alarms/preset.ts';
import { Fragment, type ReactNode } from 'react';
import { parametersInOrder } from './preset-words.ts';
import style from './PresetTable.module.css';
import { useSetupText } from './setup-text.ts';

type PresetTableProps<R> = {
  readonly caption: string;
  readonly rows: readonly R[];
  /** A `tr` with a cell for each heading. */
  readonly row: (row: R) => ReactNode;
  /** One more heading, over the last cell of each row. */
  readonly lastHeading?: string;
  /** What stands under the rows of a parameter. */
  readonly after?: (parameter: RuleParameter) => ReactNode;
};

/** The rows of a preset, by parameter; read or edited alike. */
export function PresetTable<R extends { readonly id: string; readonly parameter: RuleParameter }>({
  caption,
  rows,
  row,
  lastHeading,
  after,
}: PresetTableProps<R>) {
  const text = useSetupText();
  const { table } = text;
  const headings = [table.side, table.priority, table.limit, table.delay, table.hysteresis, table.confirm];
  const columns = headings.length + (lastHeading === undefined ? 0 : 1);
  return (
    <div className={style.scroll}>
      <table className={style.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            {lastHeading !== undefined && (
              <th scope="col">
                <span className="heard">{lastHeading}</span>
              </th>
            )}
          </tr>
        </thead>
        {parametersInOrder.map((parameter) => {
          const own = rows.filter((one) => one.parameter === parameter);
          if (own.length === 0 && after === undefined) return null;
          return (
            <tbody key={parameter}>
              <tr>
                <th className={style.group} scope="rowgroup" colSpan={columns}>
                  {text.parameter[parameter]}
                </th>
              </tr>
              {own.map((one) => (
                <Fragment key={one.id}>{row(one)}</Fragment>
              ))}
              {after !== undefined && (
                <tr>
                  <td colSpan={columns}>{after(parameter)}</td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
      <p className={style.hint}>{table.confirmHint}</p>
    </div>
  );
}
