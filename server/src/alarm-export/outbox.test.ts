import { expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSilentLog } from '../ports/log.ts';
import type { Answer } from './exchange.ts';
import { createOutbox, waitingAtMost, type Letter } from './outbox.ts';

type Step = 'AA' | 'AE' | 'AR' | 'gone';

/** The other side answers in this order, then as last. */
function anOutbox(...steps: readonly Step[]) {
  const hostClock = createFakeClock();
  const sent: string[] = [];
  const logged: string[] = [];
  const note = (what: string) => {
    logged.push(what);
  };
  const outbox = createOutbox({
    hostClock,
    log: { ...createSilentLog(), info: note, warn: note },
    exchange: {
      send(text, id): Promise<Answer> {
        const step = steps[Math.min(sent.length, steps.length - 1)] ?? 'AA';
        sent.push(`${id} ${text}`);
        if (step === 'gone') return Promise.reject(new Error('ECONNREFUSED'));
        if (step === 'AA') return Promise.resolve({ type: 'accepted' });
        return Promise.resolve({ type: step === 'AE' ? 'error' : 'rejected', text: step });
      },
      close: () => undefined,
    },
  });
  const passes = async (ms: number) => {
    hostClock.advance(ms);
    await settled();
  };
  return { outbox, sent, logged, passes };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const aLetter = (id: string, about: string | null = id): Letter => ({
  id,
  text: `about ${id}`,
  about,
  isOnce: false,
});

it('[AX3] one after the other, in order', async () => {
  const { outbox, sent } = anOutbox('AA');
  for (const id of ['1', '2', '3']) outbox.put(aLetter(id));
  expect(sent).toEqual(['1 about 1']);
  await settled();
  expect(sent).toEqual(['1 about 1', '2 about 2', '3 about 3']);
  expect(outbox.counts()).toMatchObject({ delivered: 3, waiting: 0, isReached: true });
});

it('[AX3] who is not reached is tried again after 1, 2, 5, 10, 30 and 30 s, with the same message, and the others wait', async () => {
  const { outbox, sent, passes, logged } = anOutbox(
    'gone',
    'gone',
    'gone',
    'gone',
    'gone',
    'gone',
    'gone',
    'AA',
  );
  outbox.put(aLetter('1'));
  outbox.put(aLetter('2'));
  await settled();
  let tries = 1;
  for (const ms of [1_000, 2_000, 5_000, 10_000, 30_000, 30_000]) {
    await passes(ms - 1);
    expect(sent).toHaveLength(tries);
    await passes(1);
    tries += 1;
    expect(sent).toHaveLength(tries);
  }
  await passes(30_000);
  expect(sent.slice(-2)).toEqual(['1 about 1', '2 about 2']);
  expect(new Set(sent.slice(0, -1))).toEqual(new Set(['1 about 1']));
  expect(logged).toEqual(['alarm-export-lost', 'alarm-export-reached']);
});

it('[AX4] AE is tried five times in all, counted and logged each time, then given up for the next', async () => {
  const { outbox, sent, passes, logged } = anOutbox('AE', 'AE', 'AE', 'AE', 'AE', 'AA');
  outbox.put(aLetter('1'));
  outbox.put(aLetter('2'));
  await settled();
  for (const ms of [1_000, 2_000, 5_000]) await passes(ms);
  expect(sent).toHaveLength(4);
  await passes(10_000);
  expect(sent.slice(-2)).toEqual(['1 about 1', '2 about 2']);
  expect(outbox.counts()).toMatchObject({ errors: 5, dropped: 1, delivered: 1 });
  expect(logged.filter((what) => what === 'alarm-export-refused')).toHaveLength(5);
});

it('[AX4] AE, then AA, is delivered', async () => {
  const { outbox, passes } = anOutbox('AE', 'AA');
  outbox.put(aLetter('1'));
  await settled();
  await passes(1_000);
  expect(outbox.counts()).toMatchObject({ errors: 1, dropped: 0, delivered: 1, waiting: 0 });
});

it('[AX4] AR is not sent again', async () => {
  const { outbox, sent, passes } = anOutbox('AR', 'AA');
  outbox.put(aLetter('1'));
  outbox.put(aLetter('2'));
  await settled();
  await passes(600_000);
  expect(sent).toEqual(['1 about 1', '2 about 2']);
  expect(outbox.counts()).toMatchObject({ rejected: 1, dropped: 1, delivered: 1 });
});

for (const [what, count, dropped] of [
  ['one less than', waitingAtMost - 1, 0],
  ['as many as', waitingAtMost, 0],
  ['one more than', waitingAtMost + 1, 1],
] as const) {
  it(`[AX5] ${what} may wait: ${dropped} dropped`, async () => {
    const { outbox } = anOutbox('gone');
    for (let id = 0; id < count; id += 1) outbox.put(aLetter(String(id)));
    await settled();
    expect(outbox.counts()).toMatchObject({ waiting: count - dropped, dropped });
  });
}

it('[AX5] what a later message of the same alarm says anew is dropped first, and never the last word', async () => {
  const { outbox, sent, passes } = anOutbox('gone', 'AA');
  outbox.put(aLetter('first'));
  outbox.put(aLetter('start', 'alarm'));
  outbox.put(aLetter('update', 'alarm'));
  outbox.put(aLetter('end', 'alarm'));
  for (let id = 4; id < waitingAtMost + 2; id += 1) outbox.put(aLetter(String(id)));
  await settled();
  await passes(1_000);
  for (let turn = 0; turn < waitingAtMost; turn += 1) await settled();
  const ids = sent.slice(1).map((one) => one.split(' ')[0]);
  expect(ids.slice(0, 3)).toEqual(['first', 'end', '4']);
  expect(ids).toHaveLength(waitingAtMost);
});

it('[AX7] what is worth nothing later is sent once', async () => {
  const { outbox, sent, passes } = anOutbox('gone');
  outbox.put({ ...aLetter('w', null), isOnce: true });
  await settled();
  expect(outbox.isIdle()).toBe(true);
  await passes(600_000);
  expect(sent).toHaveLength(1);
});

it('[AX3] closed, nothing more is sent', async () => {
  const { outbox, sent, passes } = anOutbox('gone');
  outbox.put(aLetter('1'));
  await settled();
  outbox.close();
  outbox.put(aLetter('2'));
  await passes(600_000);
  expect(sent).toHaveLength(1);
});
