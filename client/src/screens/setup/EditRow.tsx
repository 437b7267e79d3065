import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import { cuffParameters } from '@chairside/shared/alarms/validate-row.ts';
import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Row } from './draft.ts';
import { EditLimit } from './EditLimit.tsx';
import style from './EditRow.module.css';
import { problemText, rowName, type NamedRows } from './preset-words.ts';
import { rowFieldOf, type RowField } from './problem-places.ts';
import { useSetupText } from './setup-text.ts';

type EditRowProps = {
  readonly row: Row;
  readonly rows: NamedRows;
  readonly problems: readonly PresetProblem[];
  readonly onChange: (over: Partial<Row>) => void;
  readonly onRemove: () => void;
};

export function EditRow({ row, rows, problems, onChange, onRemove }: EditRowProps) {
  const text = useSetupText();
  const problemId = useId();
  const name = rowName(row, text);
  const label = (field: string) => text.table.of(field, name);
  const judged = (field: RowField) =>
    problems.some((problem) => rowFieldOf(problem) === field)
      ? { 'aria-invalid': true as const, 'aria-describedby': problemId }
      : {};
  const isRepeatable = cuffParameters.includes(row.parameter) || row.confirm;
  return (
    <>
      <tr className={style.row} data-wrong={problems.length > 0 || undefined}>
        <th scope="row">
          {row.isNew ? (
            <select
              aria-label={label(text.table.side)}
              value={row.direction}
              onChange={({ target }) => onChange({ direction: target.value as Row['direction'] })}
            >
              <option value="low">{text.side.low}</option>
              <option value="high">{text.side.high}</option>
            </select>
          ) : (
            text.side[row.direction]
          )}
        </th>
        <td>
          {row.isNew ? (
            <select
              aria-label={label(text.table.priority)}
              value={row.priority}
              onChange={({ target }) => onChange({ priority: target.value as Row['priority'] })}
            >
              <option value="medium">{text.priority.medium}</option>
              <option value="high">{text.priority.high}</option>
            </select>
          ) : (
            text.priority[row.priority]
          )}
        </td>
        <td>
          <EditLimit row={row} label={label} judged={judged('limit')} onChange={onChange} />
        </td>
        <td>
          <input
            aria-label={label(text.table.delay)}
            inputMode="decimal"
            value={row.delaySeconds}
            {...judged('delay')}
            onChange={({ target }) => onChange({ delaySeconds: target.value })}
          />
        </td>
        <td>
          <input
            aria-label={label(text.table.hysteresis)}
            inputMode="decimal"
            value={row.hysteresis}
            {...judged('hysteresis')}
            onChange={({ target }) => onChange({ hysteresis: target.value })}
          />
        </td>
        <td>
          {isRepeatable && (
            <label className={style.check}>
              <input
                type="checkbox"
                aria-label={label(text.table.confirm)}
                checked={row.confirm}
                onChange={({ target }) => onChange({ confirm: target.checked })}
              />
            </label>
          )}
        </td>
        <td>
          <Button kind="quiet" aria-label={label(text.table.remove)} onClick={onRemove}>
            <Trash2 aria-hidden size={22} />
          </Button>
        </td>
      </tr>
      {problems.length > 0 && (
        <tr>
          <td colSpan={7} id={problemId} className={style.problem}>
            {problems.map((problem) => {
              const words = problemText(problem, rows, text);
              return <p key={words}>{words}</p>;
            })}
          </td>
        </tr>
      )}
    </>
  );
}
