import { Square, SquareCheckBig } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import style from './Tick.module.css';

type TickProps = {
  readonly label: string;
  readonly hint: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
};

/** A confirmation by hand, as large as a button. */
export function Tick({ label, hint, isTicked, onChange }: TickProps) {
  return (
    <div className={style.tick}>
      <Button role="checkbox" aria-checked={isTicked} onClick={() => onChange(!isTicked)}>
        {isTicked ? <SquareCheckBig aria-hidden size={28} /> : <Square aria-hidden size={28} />}
        {label}
      </Button>
      <p>{hint}</p>
    </div>
  );
}
