import { signalAttributes, type Signal } from '../vitals/signal.ts';
import style from './AlarmFrame.module.css';

/** Light around the whole screen, seen from the corner of an eye (AL22). It takes no touch. */
export function AlarmFrame({ signal }: { readonly signal: Signal | null }) {
  if (signal === null) return null;
  return <div className={style.frame} aria-hidden {...signalAttributes(signal)} />;
}
