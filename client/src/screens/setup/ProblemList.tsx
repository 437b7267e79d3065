import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import style from './Panel.module.css';
import { placedProblemText, type NamedRows } from './preset-words.ts';
import { useSetupText } from './setup-text.ts';

type ProblemListProps = { readonly problems: readonly PresetProblem[]; readonly rows: NamedRows };

/** Everything that is wrong, in one place (AL40); each stands beside its row as well. */
export function ProblemList({ problems, rows }: ProblemListProps) {
  const text = useSetupText();
  return (
    <section className={style.panel} data-kind="problems" aria-labelledby="problems-title">
      <h3 id="problems-title" role="status">
        {text.problems.title(problems.length)}
      </h3>
      <ul>
        {problems.map((problem) => {
          const words = placedProblemText(problem, rows, text);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </section>
  );
}
