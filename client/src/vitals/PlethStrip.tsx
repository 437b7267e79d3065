import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect, useRef, useState } from 'react';
import { useConnection } from '../live/context.tsx';
import { useText } from '../ui/text.ts';
import { drawSweep } from './draw-sweep.ts';
import style from './PlethStrip.module.css';
import { createSweep, type Sweep } from './sweep.ts';

/** Longer without a piece, and what stands there would look alive and is not. */
const silentAfterMs = 2_000;
const lookEveryMs = 250;
/** For who wants nothing to move: a picture once a second. */
const stillEveryMs = 1_000;

type Standing = { readonly status: 'none' | 'live' | 'silent'; readonly lost: number };

/**
 * The pulse wave of a chair as it comes (UI12). Takes its place once the chair has had one, and keeps it. It is drawn beside React:
 * what React is told is only that it came, that it fell silent, and how much was lost on the way.
 */
export function PlethStrip({ chair }: { readonly chair: ChairId }) {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sweep] = useState(createSweep);
  const { status, lost } = useWave(chair, sweep);
  const isLive = status === 'live';
  useEffect(() => (isLive ? animate(canvas, sweep) : undefined), [isLive, sweep]);
  if (status === 'none') return null;
  return (
    <div className={style.strip} data-wave={status}>
      {isLive ? (
        <canvas ref={canvas} className={style.canvas} role="img" aria-label={text.wave.pulse} />
      ) : (
        <p className={style.silent}>{text.wave.silent}</p>
      )}
      {lost > 0 && <p className={style.lost}>{text.wave.lost(lost)}</p>}
    </div>
  );
}

function useWave(chair: ChairId, sweep: Sweep): Standing {
  const connection = useConnection();
  const [standing, setStanding] = useState<Standing>({ status: 'none', lost: 0 });
  useEffect(() => {
    let heardAtMs: number | null = null;
    const look = () => {
      if (heardAtMs === null) return;
      const isSilent = performance.now() - heardAtMs >= silentAfterMs;
      // Nothing old is joined to what comes then.
      if (isSilent) sweep.clear();
      const now = { status: isSilent ? 'silent' : 'live', lost: sweep.lost() } as const;
      setStanding((before) => (before.status === now.status && before.lost === now.lost ? before : now));
    };
    const leave = connection.followWave(chair, (wave) => {
      sweep.take(wave);
      heardAtMs = performance.now();
    });
    const timer = setInterval(look, lookEveryMs);
    return () => {
      leave();
      clearInterval(timer);
      sweep.clear();
    };
  }, [connection, chair, sweep]);
  return standing;
}

/** A browser asks for no frames of a page nobody sees. */
function animate(canvas: { readonly current: HTMLCanvasElement | null }, sweep: Sweep): () => void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let beforeMs = performance.now();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    if (isStill) timer = setTimeout(draw, stillEveryMs);
    else frame = requestAnimationFrame(draw);
  };
  function draw(): void {
    const nowMs = performance.now();
    sweep.advance(nowMs - beforeMs);
    beforeMs = nowMs;
    if (canvas.current !== null) drawSweep(canvas.current, sweep.pen());
    next();
  }
  next();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
