import { Link } from 'react-router';
import { useText } from '../ui/text.ts';
import style from './Waiting.module.css';

type WaitingProps = { readonly title: string; readonly hint: string; readonly isOver?: boolean };

/** Nothing to show yet, or nothing there to show: said, not left blank (UI5). */
export function Waiting({ title, hint, isOver = false }: WaitingProps) {
  const text = useText();
  return (
    <main className={style.waiting} aria-busy={!isOver}>
      <h1>{title}</h1>
      <p>{hint}</p>
      {isOver && (
        <Link className={style.link} to="/">
          {text.app.overview}
        </Link>
      )}
    </main>
  );
}
