import { Fragment, type ReactNode } from 'react';
import { useText } from '../ui/text.ts';
import type { LimitRange } from './limit-range.ts';
import { signalAttributes, type Signal } from './signal.ts';
import type { Vital } from './vital.ts';
import style from './VitalTile.module.css';
import { remarkText } from './words.ts';

type VitalTileProps = {
  readonly of: 'spo2' | 'pulseRate' | 'nibp';
  readonly vital: Vital;
  readonly limits: readonly LimitRange[];
  readonly size: 'chair' | 'sector';
  /** How it lights up; null while nothing that concerns it is the matter. */
  readonly signal: Signal | null;
  /** What holds or delays its alarms, in words (UI9). */
  readonly notes?: readonly string[];
  /** What this tile has beside its number: a line of time and source, a sparkline. */
  readonly children?: ReactNode;
};

/**
 * The one thing that draws a number. It takes a `Vital`, which has unit, age and quality or the reason for having no
 * number, and keeps everything in its place whatever the number does (UI6, UI9).
 */
export function VitalTile({ of, vital, limits, size, signal, notes = [], children }: VitalTileProps) {
  const text = useText();
  const isNumber = vital.shown === 'number';
  // The cuff has its age beside it at all times.
  const isAgeSaid = of === 'nibp' && isNumber && vital.quality === 'good';
  const remark = isAgeSaid ? null : remarkText(vital, text);
  return (
    <section
      className={style.tile}
      aria-label={
        of === 'nibp' ? text.vital.nibpLong : of === 'spo2' ? text.vital.spo2 : text.vital.pulseRateLong
      }
      data-of={of}
      data-size={size}
      data-shown={vital.shown}
      data-freshness={isNumber ? vital.freshness : 'gone'}
      data-quality={isNumber ? vital.quality : 'unavailable'}
      {...signalAttributes(signal)}
    >
      <h3 className={style.label}>
        {text.vital[of]} <span className={style.unit}>{vital.unit}</span>
      </h3>
      <p className={style.number}>
        <span className={style.digits}>{isNumber ? vital.text : vital.shown === 'none' ? '---' : '-?-'}</span>
        {isNumber && vital.quality === 'questionable' && <span className={style.doubt}>?</span>}
      </p>
      {of === 'nibp' && <p className={style.aside}>{isNumber ? vital.aside : ''}</p>}
      {limits.length > 0 && <Limits limits={limits} />}
      <p className={style.remark} title={remark ?? undefined}>
        {notes.map((note) => (
          <span key={note} className={style.note}>
            {note}
          </span>
        ))}
        {remark}
      </p>
      {children !== undefined && <div className={style.beside}>{children}</div>}
    </section>
  );
}

/** Low to high; a limit that stands alone says which it is. */
function Limits({ limits }: { readonly limits: readonly LimitRange[] }) {
  const text = useText();
  return (
    <ul className={style.limits} aria-label={text.vital.limits}>
      {limits.map(({ label, ends }) => (
        <li key={label ?? ''}>
          {label}{' '}
          {ends.map(({ direction, text: value, isViolated }, index) => (
            <Fragment key={direction}>
              {index > 0 && <span aria-hidden>–</span>}
              <span data-violated={isViolated || undefined}>
                <span className="heard">{text.vital[direction](value)}</span>
                <span aria-hidden>{ends.length === 1 ? text.vital[direction](value) : value}</span>
              </span>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
