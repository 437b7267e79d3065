import { useText } from '../ui/text.ts';
import style from './Secondary.module.css';

/** On every screen, always (AL34). */
export function Secondary() {
  const text = useText();
  return <p className={style.secondary}>{text.alarm.secondary}</p>;
}
