import type { ReactNode } from 'react';
import style from './HappeningCard.module.css';

type HappeningCardProps = {
  readonly title: string;
  /** What is counted, where something is. */
  readonly clock?: string;
  readonly facts: readonly string[];
  /** What can be done about it. */
  readonly children: ReactNode;
};

/** Strong by its frame, not by a colour: red and yellow belong to alarms. */
export function HappeningCard({ title, clock, facts, children }: HappeningCardProps) {
  return (
    <section className={style.card} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {clock !== undefined && <time>{clock}</time>}
      </header>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <div className={style.actions}>{children}</div>
    </section>
  );
}
