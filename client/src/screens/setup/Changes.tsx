import style from './Panel.module.css';
import { useSetupText } from './setup-text.ts';

type ChangesProps = {
  /** What it is held against. */
  readonly against: string;
  readonly lines: readonly string[];
  /** Said where there are none. */
  readonly none: string;
};

/** How one version differs from another, in words (AL41, SE10). */
export function Changes({ against, lines, none }: ChangesProps) {
  const { changes } = useSetupText();
  return (
    <section className={style.panel} aria-label={changes.title}>
      <h3>{changes.title}</h3>
      <p>{against}</p>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
