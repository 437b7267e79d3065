import { useText } from '../../ui/text.ts';
import style from './Unassigned.module.css';

type UnknownCodesProps = { readonly countByCode: Readonly<Record<string, number>> };

/** What devices call things nobody here knows, the most frequent first: whoever sets them up has to read the codes. */
export function UnknownCodes({ countByCode }: UnknownCodesProps) {
  const text = useText();
  const counts = Object.entries(countByCode).toSorted(([, a], [, b]) => b - a);
  if (counts.length === 0) return null;
  return (
    <details className={style.codes}>
      <summary>{text.overview.unknownCodes(counts.length)}</summary>
      <ul>
        {counts.map(([code, count]) => (
          <li key={code}>
            <code>{code}</code> × {count}
          </li>
        ))}
      </ul>
    </details>
  );
}
