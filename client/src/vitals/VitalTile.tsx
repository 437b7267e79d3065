import type { ReactNode } from 'react';
import { useText } from '../ui/text.ts';
import type { ShownLimit, Vital } from './vital.ts';
import style from './VitalTile.module.css';
import { remarkText } from './words.ts';

type VitalTileProps = {
  readonly of: 'spo2' | 'pulseRate' | 'nibp';
  readonly vital: Vital;
  readonly limits: readonly ShownLimit[];
  readonly size: 'chair' | 'sector';
  /** What this tile has beside its number: a line of time and source, a sparkline. */
  readonly children?: ReactNode;
};

/**
 * The one thing that draws a number. It takes a `Vital`, which has unit, age and quality or the reason for having no
 * number, and keeps everything in its place whatever the number does (UI6, UI9).
 */
export function VitalTile({ of, vital, limits, size, children }: VitalTileProps) {
  const text = useText();
  const remark = remarkText(vital, text);
  const isNumber = vital.shown === 'number';
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
        {remark}
      </p>
      {children !== undefined && <div className={style.beside}>{children}</div>}
    </section>
  );
}

function Limits({ limits }: { readonly limits: readonly ShownLimit[] }) {
  const text = useText();
  return (
    <ul className={style.limits} aria-label={text.vital.limits}>
      {limits.map(({ direction, text: value, isViolated }, index) => (
        <li key={`${direction}${index}`} data-direction={direction} data-violated={isViolated || undefined}>
          <span className="heard">{text.vital[direction](value)}</span>
          <span aria-hidden>{limits.length === 1 ? text.vital[direction](value) : value}</span>
        </li>
      ))}
    </ul>
  );
}
