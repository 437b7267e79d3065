import { createMemoryJournal } from '@chairside/server/journal/memory-journal.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { benchChair, type BenchChair } from '../support/bench-chair.ts';

const unknown = 'no-such-session' as SessionId;
const recorded = { ok: true, value: { recorded: true } };
const reason = 'asked by the patient';
const dayMs = 86_400_000;

const anOpening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

async function aBench() {
  const journal = createMemoryJournal();
  return { journal, bench: await benchChair(journal) };
}

/** A session with a minute of numbers, cancelled again. */
async function aClosedSession(bench: BenchChair): Promise<SessionId> {
  await bench.does(anOpening);
  const { session } = bench.state();
  for (let second = 0; second < 60; second += 10) {
    await bench.oximeter({ spo2: 97, pulse: 66 });
    await bench.advance(10_000);
  }
  await bench.does({ type: 'cancel-session' });
  return session!.id;
}

const erase = (bench: BenchChair, session: SessionId) =>
  bench.ask({ type: 'erase-session', session, reason });

describe('a session that is erased', () => {
  it('[JR36] leaves its tombstone, with who asked', async () => {
    const { journal, bench } = await aBench();
    const session = await aClosedSession(bench);
    expect(await erase(bench, session)).toEqual(recorded);
    expect(await bench.events()).toMatchObject([
      {
        type: 'session-erased',
        session,
        actor: { personId: 'physician-1', role: 'physician' },
        body: { erasedSession: session, because: 'person', reason },
      },
    ]);
    expect(await journal.readingsCount(session)).toBe(0);
    expect(await journal.verify()).toMatchObject({ ok: true });
  });

  it('[JR36] can not be brought back by undoing its closing', async () => {
    const { bench } = await aBench();
    const session = await aClosedSession(bench);
    const { undoable } = bench.state();
    expect(undoable?.before.closedSession?.patient).toEqual(anOpening.patient);
    await erase(bench, session);
    expect(JSON.stringify(bench.state())).not.toContain('Rivera');
    expect(await bench.command({ type: 'undo-step', seq: undoable!.seq })).toEqual({
      ok: false,
      error: { type: 'nothing-to-undo' },
    });
  });

  it('[JR33] leaves the chair as a restart finds it, and the next session goes on from there', async () => {
    const { journal, bench } = await aBench();
    const session = await aClosedSession(bench);
    await erase(bench, session);
    const before = bench.state();
    await bench.restart();
    expect(bench.state()).toEqual(before);
    await bench.does(anOpening);
    await bench.oximeter({ spo2: 96, pulse: 70 });
    expect(await journal.verify()).toMatchObject({ ok: true });
    expect(await journal.readingsCount(bench.state().session!.id)).toBe(2);
  });

  it('[JR36] is not the one that runs: it goes on, and so does a new one beside the erased', async () => {
    const { journal, bench } = await aBench();
    const first = await aClosedSession(bench);
    await bench.does(anOpening);
    const running = bench.state().session!;
    expect(await erase(bench, running.id)).toEqual({ ok: false, error: { type: 'session-running' } });
    expect(await erase(bench, first)).toEqual(recorded);
    expect(bench.state().session).toEqual(running);
    await bench.does({ type: 'score-moaas', score: 5 });
    await bench.restart();
    expect(bench.state().session).toMatchObject({ id: running.id, patient: anOpening.patient });
    expect(await journal.verify()).toMatchObject({ ok: true });
  });

  it('[JR36] is erased once: asked again, nothing happens', async () => {
    const { bench } = await aBench();
    const session = await aClosedSession(bench);
    await erase(bench, session);
    const { seq } = bench.state();
    expect(await erase(bench, session)).toEqual(recorded);
    expect(bench.state().seq).toBe(seq);
  });

  it('[JR36] is one the journal knows', async () => {
    const { bench } = await aBench();
    expect(await erase(bench, unknown)).toEqual({ ok: false, error: { type: 'unknown-session' } });
    expect(bench.state().seq).toBe(0);
  });
});

describe('sessions a clinic keeps for so long', () => {
  /** Closed on 23 November 2026; kept for a month. */
  async function keptForAMonth() {
    const { journal, bench } = await aBench();
    const session = await aClosedSession(bench);
    expect(await bench.ask({ type: 'set-retention', months: 1 })).toEqual(recorded);
    return { journal, bench, session };
  }

  for (const [offMs, isErased] of [
    [-1, false],
    [0, false],
    [1, true],
  ] as const) {
    it(`[JR37] go ${offMs} ms after the month: ${isErased ? 'yes' : 'no'}`, async () => {
      const { journal, bench, session } = await keptForAMonth();
      const closedAtMs = (await journal.headOf(session))!.closing!.atMs;
      await bench.advance(closedAtMs + 30 * dayMs + offMs - bench.now());
      await bench.expire();
      expect((await journal.headOf(session))!.erasedAtMs).toBe(isErased ? bench.now() : null);
    });
  }

  it('[JR37] go by nobody’s hand, and what is newer or runs stays', async () => {
    const { journal, bench, session } = await keptForAMonth();
    await bench.advance(20 * dayMs);
    const newer = await aClosedSession(bench);
    await bench.does(anOpening);
    const running = bench.state().session!.id;
    await bench.advance(15 * dayMs);
    await bench.expire();
    expect((await journal.sessionEvents(session)).map(({ type, actor }) => [type, actor])).toEqual([
      ['session-erased', null],
    ]);
    expect((await journal.headOf(newer))!.erasedAtMs).toBeNull();
    expect(bench.state().session?.id).toBe(running);
    const { seq } = bench.state();
    await bench.expire();
    expect(bench.state().seq).toBe(seq);
  });

  for (const months of [null, 1] as const) {
    it(`[JR37] stay for ever where nothing is set: ${months === null ? 'nothing' : 'a month'}`, async () => {
      const { journal, bench, session } = await keptForAMonth();
      if (months === null) await bench.ask({ type: 'set-retention', months });
      await bench.advance(4_000 * dayMs);
      await bench.expire();
      expect((await journal.headOf(session))!.erasedAtMs === null).toBe(months === null);
    });
  }

  it('[JR37] go at one time however many they are, each once', async () => {
    const { journal, bench } = await keptForAMonth();
    const others = [];
    for (let count = 0; count < 12; count += 1) others.push(await aClosedSession(bench));
    await bench.advance(40 * dayMs);
    await bench.expire();
    for (const session of others) {
      const left = await journal.sessionEvents(session);
      expect(left.map(({ type }) => type)).toEqual(['session-erased']);
    }
    expect(await journal.lastCursor(bench.state().chair)).toBeGreaterThan(0);
    expect(await journal.verify()).toMatchObject({ ok: true });
  });

  it('[JR37] a journal that can not be read is no end of the gateway', async () => {
    const journal = createMemoryJournal();
    const sessions = () => Promise.reject(new Error('disk I/O error'));
    const bench = await benchChair({ ...journal, sessions });
    await bench.ask({ type: 'set-retention', months: 1 });
    await bench.expire();
    expect(await bench.oximeter({ spo2: 97, pulse: 66 })).toBe('taken');
  });
});

it('[JR36] setting how long is kept, and erasing, are a physician’s or the service’s', async () => {
  const { bench } = await aBench();
  const session = await aClosedSession(bench);
  const nurse = { personId: 'nurse-1', role: 'nurse' } as Parameters<BenchChair['ask']>[1];
  for (const command of [
    { type: 'erase-session', session, reason },
    { type: 'set-retention', months: 1 },
  ] as const) {
    expect(await bench.ask(command, nurse)).toEqual({ ok: false, error: { type: 'not-permitted' } });
  }
});
