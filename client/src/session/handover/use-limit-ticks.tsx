import type { Session } from '@chairside/shared/chair/state.ts';
import { useState, type ReactNode } from 'react';
import { useText } from '../../ui/text.ts';
import { changedLimits, changedLimitText, presetsLimit } from '../changed-limits.ts';
import { Tick } from '../dialogs/Tick.tsx';
import style from './Handover.module.css';
import { useHandoverText } from './handover-text.ts';

/**
 * Each limit that is not the preset's is confirmed by itself, at the number it has: one that moves while somebody reads is open
 * again (SE20).
 */
export function useLimitTicks(session: Session): {
  readonly areConfirmed: boolean;
  /** Which limits they are, for the gateway to compare; null where there is nothing to confirm. */
  readonly limitsConfirmedSeq: number | null;
  /** Null where there is nothing to confirm. */
  readonly ticks: ReactNode;
} {
  const text = useText();
  const words = useHandoverText();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const limits = changedLimits(session.limits).map((one) => {
    const preset = presetsLimit(session, one);
    return {
      name: changedLimitText(one, text),
      preset: preset === null ? words.none : changedLimitText(preset, text),
    };
  });
  if (limits.length === 0) return { areConfirmed: true, limitsConfirmedSeq: null, ticks: null };
  const ticks = (
    <section className={style.part} aria-label={words.part.limits}>
      <h3>{words.part.limits}</h3>
      <div className={style.ticks}>
        {limits.map(({ name, preset }) => (
          <Tick
            key={name}
            label={name}
            hint={words.confirm(preset)}
            isTicked={ticked.includes(name)}
            onChange={(isTicked) =>
              setTicked((all) => (isTicked ? [...all, name] : all.filter((one) => one !== name)))
            }
          />
        ))}
      </div>
    </section>
  );
  const areConfirmed = limits.every(({ name }) => ticked.includes(name));
  return { areConfirmed, limitsConfirmedSeq: session.limitsSeq, ticks };
}
