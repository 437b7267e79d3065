import type { SiteFact } from '@chairside/shared/site/events.ts';
import type { Webhook } from '@chairside/shared/site/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { PagerMessage } from './pager-message.ts';
import { signature } from './sign.ts';

/**
 * Tells a clinic's pager, beside the screens and never instead of them: signed JSON, again after a while where it is not taken, and
 * what became of it is a fact of the site (NO2–NO5).
 */
export type Pager = {
  tell(message: PagerMessage): void;
  /** What waits for its next attempt is given up. */
  close(): void;
};

/** One attempt; rejects where nobody answers. Redirects are not followed: the address is the clinic's, not another's. */
export type Post = (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<{ readonly status: number }>;

type Surroundings = {
  readonly clock: Clock;
  readonly post: Post;
  readonly webhook: () => Pick<Webhook, 'url'> | null;
  readonly key: () => string;
  readonly isSimulation: boolean;
  readonly onOutcome: (fact: Extract<SiteFact, { type: 'webhook-delivered' | 'webhook-failed' }>) => void;
};

/** Before the second, third … attempt. After the last it has failed: a call of three minutes ago is answered, or somebody telephoned. */
const againAfterMs = [2_000, 10_000, 30_000, 120_000];
const waitingAtMost = 100;

const reminder = 'Sent beside the screens of the clinic; it does not replace them.';

export function createPager(surroundings: Surroundings): Pager {
  const { clock, post, webhook, key, isSimulation, onOutcome } = surroundings;
  const waiting = new Set<() => void>();
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;

  async function attempt(message: PagerMessage, attempts: number): Promise<void> {
    const to = webhook();
    if (to === null || isClosed()) return;
    const why = await problemOf(() => post(to.url, requestFor(message)));
    if (isClosed()) return;
    if (why === null) {
      onOutcome({ type: 'webhook-delivered', body: { message: message.id, attempts } });
      return;
    }
    const afterMs = why.isLasting ? undefined : againAfterMs[attempts - 1];
    if (afterMs === undefined || waiting.size >= waitingAtMost) {
      onOutcome({ type: 'webhook-failed', body: { message: message.id, attempts, why: why.words } });
      return;
    }
    const stop = clock.at(clock.now() + afterMs, () => {
      waiting.delete(stop);
      void attempt(message, attempts + 1);
    });
    waiting.add(stop);
  }

  function requestFor({ atMs, ...message }: PagerMessage) {
    const at = new Date(atMs).toISOString();
    const body = JSON.stringify({ ...message, at, isSimulation, reminder });
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'chairside-message': message.id,
        'chairside-signature': signature(body, { key: key(), atMs: clock.now() }),
      },
    };
  }

  return {
    tell: (message) => void attempt(message, 1),
    close() {
      closing.abort();
      for (const stop of waiting) stop();
    },
  };
}

type Problem = { readonly words: string; readonly isLasting: boolean };

/** What the other side does not want it will not want in a minute either, but for "busy" and "slow". */
async function problemOf(posting: () => ReturnType<Post>): Promise<Problem | null> {
  try {
    const { status } = await posting();
    if (status >= 200 && status < 300) return null;
    const isLasting = status >= 300 && status < 500 && ![408, 425, 429].includes(status);
    return { words: `answered ${status}`, isLasting };
  } catch (cause) {
    return { words: whyOf(cause).slice(0, 200), isLasting: false };
  }
}

/** `fetch` says "fetch failed" and keeps why to its cause. */
function whyOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
