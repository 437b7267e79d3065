import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { PagerMessage } from './pager-message.ts';
import { isSignedBy } from './sign.ts';
import { createPager, type Post } from './webhook.ts';

const message: PagerMessage = {
  id: '3 118 called 118',
  type: 'called',
  atMs: Date.UTC(2026, 2, 2, 9),
  chair: '3',
  because: 'nurse',
  ask: '@please-come',
  alarm: null,
  trouble: null,
  answer: null,
};

type Answer = number | Error;

/** The other side, which answers in this order and then as last. */
function pagerThat(...answers: readonly Answer[]) {
  return pagerWith(() => 'a key', ...answers);
}

function pagerWith(key: () => string, ...answers: readonly Answer[]) {
  const clock = createFakeClock(1_000_000);
  const posted: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[] = [];
  const outcomes: unknown[] = [];
  let url: string | null = 'https://pager.example/chairside';
  const post: Post = (to, request) => {
    const answer = answers[Math.min(posted.length, answers.length - 1)] ?? 200;
    posted.push({ url: to, ...request });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ status: answer });
  };
  const pager = createPager({
    clock,
    post,
    webhook: () => (url === null ? null : { url }),
    key,
    isSimulation: true,
    onOutcome: ({ type, body }) => outcomes.push([type, body.attempts, 'why' in body ? body.why : null]),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    pager,
    posted,
    outcomes,
    settled,
    unset: () => (url = null),
    passes: (ms: number) => {
      clock.advance(ms);
      return settled();
    },
  };
}

it('[NO3] a message is JSON, signed over its time and its bytes, and says that it replaces no screen', async () => {
  const { pager, posted, settled } = pagerThat(204);
  pager.tell(message);
  await settled();
  const [sent] = posted;
  if (sent === undefined) throw new Error('nothing was sent');
  const { url, headers, body } = sent;
  expect(url).toBe('https://pager.example/chairside');
  expect(JSON.parse(body)).toMatchObject({
    id: '3 118 called 118',
    type: 'called',
    at: '2026-03-02T09:00:00.000Z',
    chair: '3',
    isSimulation: true,
    reminder: 'Sent beside the screens of the clinic; it does not replace them.',
  });
  const signed = headers['chairside-signature'] ?? '';
  expect(isSignedBy('a key', { body, signed })).toBe(true);
  expect(isSignedBy('another', { body, signed })).toBe(false);
  expect(isSignedBy('a key', { body: body.replace('3', '4'), signed })).toBe(false);
  expect(isSignedBy('a key', { body, signed: signed.replace('t=1', 't=2') })).toBe(false);
  expect(isSignedBy('a key', { body, signed: '' })).toBe(false);
});

describe('what is not taken', () => {
  for (const { what, answer } of [
    { what: 'a gateway that is down', answer: new Error('ECONNREFUSED') },
    { what: 'a fault of its own', answer: 500 },
    { what: 'too slow', answer: 408 },
    { what: 'too early', answer: 425 },
    { what: 'too many', answer: 429 },
  ]) {
    it(`[NO2] is sent again, with the same id: ${what}`, async () => {
      const { pager, posted, outcomes, passes, settled } = pagerThat(answer, answer, 200);
      pager.tell(message);
      await settled();
      for (const [ms, times] of [
        [1_999, 1],
        [1, 2],
        [9_999, 2],
        [1, 3],
        [600_000, 3],
      ] as const) {
        await passes(ms);
        expect(posted).toHaveLength(times);
      }
      expect(new Set(posted.map(({ headers }) => headers['chairside-message'])).size).toBe(1);
      expect(outcomes).toEqual([['webhook-delivered', 3, null]]);
    });
  }

  for (const status of [301, 302, 400, 401, 404, 410]) {
    it(`[NO2] for good is not sent again: ${status}`, async () => {
      const { pager, posted, outcomes, passes, settled } = pagerThat(status);
      pager.tell(message);
      await settled();
      await passes(600_000);
      expect(posted).toHaveLength(1);
      expect(outcomes).toEqual([['webhook-failed', 1, `answered ${status}`]]);
    });
  }

  it('[NO4] after the fifth time has failed, and says why', async () => {
    const { pager, posted, outcomes, passes, settled } = pagerThat(
      new Error('fetch failed', { cause: new Error('ENOTFOUND') }),
    );
    pager.tell(message);
    await settled();
    for (const ms of [2_000, 10_000, 30_000, 120_000, 600_000]) await passes(ms);
    expect(posted).toHaveLength(5);
    expect(outcomes).toEqual([['webhook-failed', 5, 'ENOTFOUND']]);
  });

  it('[NO5] waits a hundred at most', async () => {
    const { pager, outcomes, settled } = pagerThat(500);
    for (let index = 0; index < 101; index += 1) pager.tell({ ...message, id: String(index) });
    await settled();
    expect(outcomes).toEqual([['webhook-failed', 1, 'answered 500']]);
  });
});

it('[NO2] a pager that was unset is told nothing more', async () => {
  const { pager, posted, passes, settled, unset } = pagerThat(500);
  pager.tell(message);
  await settled();
  unset();
  await passes(600_000);
  expect(posted).toHaveLength(1);
});

it('[NO5] a gateway that closes leaves nothing waiting', async () => {
  const { pager, posted, outcomes, passes, settled } = pagerThat(500);
  pager.tell(message);
  await settled();
  pager.close();
  await passes(600_000);
  expect([posted.length, outcomes]).toEqual([1, []]);
});

it('[NO5] a key that can not be read is a message that failed, and nothing more', async () => {
  const unreadable = () => {
    throw new Error('EACCES: permission denied');
  };
  const { pager, posted, outcomes, passes, settled } = pagerWith(unreadable, 200);
  pager.tell(message);
  await settled();
  for (const ms of [2_000, 10_000, 30_000, 120_000]) await passes(ms);
  expect(posted).toEqual([]);
  expect(outcomes).toEqual([['webhook-failed', 5, 'EACCES: permission denied']]);
});
