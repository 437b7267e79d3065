import type { ReactNode } from 'react';
import style from './Section.module.css';

type SectionProps = { readonly title: string; readonly children: ReactNode };

/** A part of the sheet; its title is never left alone at the foot of a page. */
export function Section({ title, children }: SectionProps) {
  return (
    <section className={style.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type TableProps = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
  /** What its columns hold, where that makes a difference to their widths. */
  readonly kind?: 'vitals' | 'alarms';
};

/** Breaks between rows only, with its heads on every page (RE62). */
export function Table({ name, columns, children, kind }: TableProps) {
  return (
    <div className={style.scroll} tabIndex={0} role="group" aria-label={name}>
      <table className={style.table} data-kind={kind}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type FactsProps = { readonly facts: readonly Fact[] };

/** Null where there is nothing to say: the line is left out. */
export type Fact = {
  readonly name: string;
  readonly value: ReactNode;
  /** A line of its own. */
  readonly isLong?: boolean;
} | null;

export function Facts({ facts }: FactsProps) {
  return (
    <dl className={style.facts}>
      {facts
        .filter((fact) => fact !== null)
        .map(({ name, value, isLong }) => (
          <div key={name} data-long={isLong || undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type LinesProps = { readonly lines: readonly { readonly key: string; readonly words: string }[] };

export function Lines({ lines }: LinesProps) {
  return (
    <ul className={style.lines}>
      {lines.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
}
