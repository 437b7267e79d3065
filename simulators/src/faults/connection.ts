import type { ConnectionAction } from '../links/emission.ts';
import type { LinkDeeds, Ongoing } from './link-deeds.ts';

/**
 * Whether there is a connection, as `down`, `flap` and `half_open` together have it: any of them takes it away, and it comes back
 * when none does any more.
 */
export type Connection = {
  readonly isUp: () => boolean;
  /** To that instant; what is to be done for it, or null. */
  settle(atMs: number): ConnectionAction | null;
  /** When it may have to be settled next. */
  readonly nextAtMs: () => number | null;
  /** What was decided from then on is to be decided again: a fault was begun or ended. */
  reconsider(fromMs: number): void;
};

export function createConnection(deeds: LinkDeeds): Connection {
  let isUp = true;
  let settledAtMs = -Infinity;

  function lost(atMs: number): ConnectionAction | null {
    const flap = deeds.at('flap', atMs);
    const isDown = deeds.at('down', atMs) !== null || (flap !== null && isFlappedAway(flap, atMs));
    if (isDown) return 'disconnect';
    return deeds.at('half_open', atMs) === null ? null : 'half-open';
  }

  return {
    isUp: () => isUp,
    settle(atMs) {
      settledAtMs = atMs;
      const loss = lost(atMs);
      const wasUp = isUp;
      isUp = loss === null;
      if (wasUp === isUp) return null;
      return loss ?? 'connect';
    },
    nextAtMs() {
      const edges = [...deeds.all('down'), ...deeds.all('half_open')].flatMap(
        ({ span: { fromMs, untilMs } }) => [fromMs, untilMs ?? Infinity],
      );
      const turns = deeds.all('flap').map((flap) => nextTurn(flap, settledAtMs));
      const later = [...edges, ...turns].filter((atMs) => atMs > settledAtMs && atMs < Infinity);
      return later.length === 0 ? null : Math.min(...later);
    },
    reconsider(fromMs) {
      settledAtMs = Math.min(settledAtMs, fromMs - 1);
    },
  };
}

/** It goes first, so that something happens at once. Below 100 ms it would be nothing but noise. */
function phasesOf({ deed: { params } }: Ongoing<'flap'>): {
  readonly downMs: number;
  readonly periodMs: number;
} {
  const downMs = Math.max(100, params.down);
  return { downMs, periodMs: downMs + Math.max(100, params.up) };
}

function isFlappedAway(flap: Ongoing<'flap'>, atMs: number): boolean {
  const { downMs, periodMs } = phasesOf(flap);
  return (atMs - flap.span.fromMs) % periodMs < downMs;
}

function nextTurn(flap: Ongoing<'flap'>, afterMs: number): number {
  const { fromMs, untilMs } = flap.span;
  if (afterMs < fromMs) return fromMs;
  if (untilMs !== null && afterMs >= untilMs) return Infinity;
  const { downMs, periodMs } = phasesOf(flap);
  const into = (afterMs - fromMs) % periodMs;
  const turn = afterMs - into + (into < downMs ? downMs : periodMs);
  return Math.min(turn, untilMs ?? Infinity);
}
