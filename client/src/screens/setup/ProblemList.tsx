import style from './Panel.module.css';
import { useSetupText } from './setup-text.ts';

/** Everything that is wrong, in words and in one place (AL40, SE10); each stands beside its field as well. */
export function ProblemList({ lines }: { readonly lines: readonly string[] }) {
  const text = useSetupText();
  return (
    <section className={style.panel} data-kind="problems" aria-labelledby="problems-title">
      <h3 id="problems-title" role="status">
        {text.problems.title(lines.length)}
      </h3>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
