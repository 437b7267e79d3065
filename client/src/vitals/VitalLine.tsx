import { ageText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import type { Vital } from './vital.ts';
import style from './VitalLine.module.css';
import { remarkText } from './words.ts';

/** A number in one line of small print, for a list. As with the tile, it takes nothing but a `Vital`. */
export function VitalLine({ label, vital }: { readonly label: string; readonly vital: Vital }) {
  const text = useText();
  const isNumber = vital.shown === 'number';
  const isDoubtful = isNumber && vital.quality === 'questionable';
  return (
    <li className={style.line} data-freshness={isNumber ? vital.freshness : 'gone'}>
      {label} <b>{isNumber ? `${vital.text} ${vital.unit}` : vital.shown === 'none' ? '---' : '-?-'}</b>
      {isDoubtful && <b> ?</b>}
      {isNumber && <span> · {text.vital.ago(ageText(vital.ageMs, text))}</span>}
      {(!isNumber || isDoubtful) && <span> · {remarkText(vital, text)}</span>}
    </li>
  );
}
