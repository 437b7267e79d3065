import type { FetchProblem } from '../../records/fetch-json.ts';
import { Button } from '../../ui/Button.tsx';
import style from './NotThere.module.css';
import { useRecordsText } from './records-text.ts';

type NotThereProps = { readonly problem: FetchProblem; readonly onAgain: () => void };

/** Why there is nothing to show, and what to do; what the gateway is asked for again by itself needs no button. */
export function NotThere({ problem, onAgain }: NotThereProps) {
  const { failed, page } = useRecordsText();
  const { title, hint } = failed[problem];
  return (
    <div className={style.state} role="alert" data-record="failed">
      <h2>{title}</h2>
      <p>{hint}</p>
      {(problem === 'refused' || problem === 'not-understood') && (
        <Button onClick={onAgain}>{page.again}</Button>
      )}
    </div>
  );
}

/** Nothing to show yet, or nothing there to show: said, not left blank (UI5). */
export function Quiet({
  title,
  hint,
  isBusy = false,
}: {
  readonly title: string;
  readonly hint: string;
  readonly isBusy?: boolean;
}) {
  return (
    <div className={style.state} aria-busy={isBusy}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
