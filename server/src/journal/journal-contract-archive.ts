import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChairEvent, Patient } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { SessionsQuery } from '../ports/archive.ts';
import type { Journal } from '../ports/journal.ts';
import * as a from './samples.ts';

const { chair1, chair2, morningMs } = a;
const dayMs = 86_400_000;

const rivera: Patient = {
  displayName: 'Ana Rivera',
  clinicNumber: 'C-1042',
  dateOfBirth: '1984-05-31',
  weightKg: 70,
};
const riveraUnnumbered: Patient = { ...rivera, displayName: 'ana  rívera', clinicNumber: null };
const namesake: Patient = { ...rivera, clinicNumber: 'C-2000' };
const okafor: Patient = { displayName: 'B. Okafor', clinicNumber: 'C-7', dateOfBirth: null, weightKg: 80 };

const any: SessionsQuery = {
  text: null,
  fromMs: null,
  toMs: null,
  chair: null,
  protocolId: null,
  outcome: null,
  offset: 0,
  atMost: 50,
};

/** The contract's rules of past sessions (RE14, RE15). */
export function describeArchive(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, of past sessions`, () => {
    let journal: Journal;
    let seqs: Record<string, number>;
    beforeEach(async () => {
      journal = await open();
      seqs = {};
    });
    afterEach(() => journal.close());

    /** One session: opened on a day, with whatever follows a minute apart. */
    async function had(
      session: string,
      { chair = chair1, day = 0, patient = rivera }: { chair?: ChairId; day?: number; patient?: Patient },
      ...then: readonly Pick<ChairEvent, 'type' | 'body'>[]
    ): Promise<void> {
      const expectedSeq = seqs[chair] ?? 0;
      const atMs = morningMs + day * dayMs;
      const about = (index: number) => ({
        seq: expectedSeq + 1 + index,
        chair,
        session: session as SessionId,
        atMs: atMs + index * 60_000,
      });
      const opened = a.aSessionOpened(about(0)) as Extract<ChairEvent, { type: 'session-opened' }>;
      const events = [
        { ...opened, body: { ...opened.body, patient } },
        ...then.map((fact, index) => a.aChairEvent({ ...fact, ...about(index + 1) } as ChairEvent)),
      ];
      seqs[chair] = expectedSeq + events.length;
      const entry = a.aChairEntry({ stream: chair, expectedSeq, events, session: session as SessionId });
      expect(await journal.append({ entries: [entry] })).toEqual({ ok: true, value: null });
    }

    const found = async (query: Partial<SessionsQuery>) => {
      const { total, sessions } = await journal.sessions({ ...any, ...query });
      return [total, sessions.map(({ session }) => session)];
    };

    const cancelled = {
      type: 'session-closed',
      body: { outcome: 'cancelled', early: null, unmet: [] },
    } as Pick<ChairEvent, 'type' | 'body'>;

    async function threeSessions(): Promise<void> {
      await had('first', {}, a.aClosing);
      await had('second', { day: 1, patient: okafor }, cancelled);
      await had('third', { day: 2, chair: chair2 });
    }

    it('[RE14] are none when it is new', async () => {
      expect(await journal.sessions(any)).toEqual({ total: 0, sessions: [] });
      expect(await journal.headOf(a.sessionA)).toBeNull();
      expect(await journal.recordOf({ session: a.sessionA, ...clinic })).toBeNull();
      expect(await journal.glanceOf({ session: a.sessionA, ...clinic })).toBeNull();
      expect(await journal.storedEvents(a.sessionA)).toEqual([]);
      expect(await journal.readingsCount(a.sessionA)).toBe(0);
      expect(await journal.readingsPage({ session: a.sessionA, afterCursor: 0, atMost: 9 })).toEqual([]);
    });

    it('[RE14] are listed newest first, with whose they were and how they ended', async () => {
      await threeSessions();
      const { sessions } = await journal.sessions(any);
      expect(sessions).toMatchObject([
        { session: 'third', chair: '2', closing: null },
        { session: 'second', patient: okafor, closing: { outcome: 'cancelled' } },
        {
          session: 'first',
          patient: rivera,
          protocol: { id: 'iv-ketamine-40', version: 1, label: 'IV ketamine 40' },
          closing: { atMs: morningMs + 60_000, outcome: 'discharged' },
          erasedAtMs: null,
        },
      ]);
    });

    const rows: readonly (readonly [Partial<SessionsQuery>, number, readonly string[]])[] = [
      [{ text: 'RIVERA' }, 2, ['third', 'first']],
      [{ text: 'rívera ana' }, 2, ['third', 'first']],
      [{ text: 'c-7' }, 1, ['second']],
      [{ text: 'nobody' }, 0, []],
      [{ chair: chair2 }, 1, ['third']],
      [{ protocolId: 'im-ketamine' }, 0, []],
      [{ protocolId: 'iv-ketamine-40', outcome: 'discharged' }, 1, ['first']],
      [{ outcome: 'open' }, 1, ['third']],
      [{ outcome: 'transferred' }, 0, []],
      [{ fromMs: morningMs + dayMs - 1 }, 2, ['third', 'second']],
      [{ fromMs: morningMs + dayMs }, 2, ['third', 'second']],
      [{ fromMs: morningMs + dayMs + 1 }, 1, ['third']],
      [{ toMs: morningMs + dayMs }, 1, ['first']],
      [{ toMs: morningMs + dayMs + 1 }, 2, ['second', 'first']],
      [{ offset: 1, atMost: 1 }, 3, ['second']],
      [{ offset: 3 }, 3, []],
    ];
    for (const [query, total, sessions] of rows) {
      it(`[RE14] are found by ${JSON.stringify(query)}`, async () => {
        await threeSessions();
        expect(await found(query)).toEqual([total, sessions]);
      });
    }

    it('[RE14] belong to whom they were re-attributed to, and go on when the closing was undone', async () => {
      const reattributed = {
        type: 'session-reattributed',
        body: { patient: okafor, previous: rivera, reason: 'charts were swapped', proposedBy: null },
      } as const;
      await had('first', {}, reattributed, a.aClosing, { type: 'step-undone', body: { undoneSeq: 3 } });
      expect(await found({ text: 'rivera' })).toEqual([0, []]);
      expect(await journal.headOf('first' as SessionId)).toMatchObject({
        patient: okafor,
        isReattributed: true,
        closing: null,
      });
    });

    it('[RE14] that were erased are listed without a name, found by day and chair only, and give nothing', async () => {
      await had('session-a', {}, a.aClosing);
      const query = { session: a.sessionA, ...clinic };
      expect(await journal.glanceOf(query)).not.toBeNull();
      const erasure = a.anErasure({ seq: 3 });
      await journal.append({
        entries: [a.aChairEntry({ expectedSeq: 2, session: null, events: [erasure] })],
      });
      expect((await journal.sessions({ ...any, chair: chair1 })).sessions).toMatchObject([
        { session: 'session-a', patient: null, protocol: null, closing: null, erasedAtMs: erasure.atMs },
      ]);
      for (const wanted of [{ text: 'rivera' }, { outcome: 'discharged' }, { outcome: 'open' }] as const)
        expect(await found(wanted)).toEqual([0, []]);
      expect(await journal.recordOf(query)).toBeNull();
      expect(await journal.glanceOf(query)).toBeNull();
      expect(await journal.sessionsOfPatient(a.sessionA)).toEqual([]);
      expect(await journal.storedEvents(a.sessionA)).toMatchObject([
        { type: 'session-opened', body: null, salt: null },
        { type: 'session-closed', body: null, salt: null },
        { type: 'session-erased', body: erasure.body },
      ]);
    });

    it('[RE14] are told while they come', async () => {
      await had('first', {});
      expect(await found({ outcome: 'open' })).toEqual([1, ['first']]);
      await had('second', { chair: chair2, day: 1 });
      expect(await found({ outcome: 'open' })).toEqual([2, ['second', 'first']]);
    });

    it('[RE15] of a patient are those of the number, and of the name and birthday where there is none', async () => {
      await had('numbered', {}, a.aClosing);
      await had('other', { day: 1, patient: okafor }, a.aClosing);
      await had('unnumbered', { day: 2, patient: riveraUnnumbered }, a.aClosing);
      await had('namesake', { day: 3, patient: namesake }, a.aClosing);
      await had('again', { day: 4, patient: { ...rivera, displayName: 'A. R.', clinicNumber: 'c-1042' } });
      const of = async (session: string) =>
        (await journal.sessionsOfPatient(session as SessionId)).map((head) => head.session);
      expect(await of('numbered')).toEqual(['numbered', 'unnumbered', 'again']);
      expect(await of('other')).toEqual(['other']);
      expect(await of('unknown')).toEqual([]);
    });

    it('[RE1] give their record, and what a list shows of it', async () => {
      await had('first', {}, a.anAlarm(morningMs), a.aClosing);
      const query = { session: 'first' as SessionId, ...clinic };
      expect(await journal.recordOf(query)).toMatchObject({
        session: 'first',
        kind: 'clinic',
        patient: rivera,
        closing: { outcome: 'discharged' },
      });
      expect(await journal.glanceOf(query)).toMatchObject({ alarms: { low: 0, medium: 1, high: 0 } });
      expect(await journal.glanceOf(query)).toEqual(await journal.glanceOf(query));
    });

    it('[JR11] give their events as they are stored, and their readings page by page', async () => {
      await had('first', {}, a.aClosing);
      const session = 'first' as SessionId;
      const readings = [1, 2, 3].map((cursor) => a.aReading({ cursor }));
      await journal.append({ entries: [a.aChairEntry({ expectedSeq: 2, session, readings })] });
      const stored = await journal.storedEvents(session);
      expect(stored).toMatchObject([
        { stream: '1', seq: 1, type: 'session-opened', session, body: { patient: rivera } },
        { seq: 2, type: 'session-closed', actor: { personId: 'nurse-1', role: 'nurse' } },
      ]);
      for (const { salt, bodyHash, hash } of stored) {
        expect([salt?.length, bodyHash.length, hash.length]).toEqual([32, 64, 64]);
      }
      expect(await journal.readingsCount(session)).toBe(3);
      expect(await journal.readingsPage({ session, afterCursor: 0, atMost: 2 })).toEqual(
        readings.slice(0, 2),
      );
      expect(await journal.readingsPage({ session, afterCursor: 2, atMost: 2 })).toEqual(readings.slice(2));
    });
  });
}

const clinic = { nowMs: morningMs + dayMs, kind: 'clinic', people: [] } as const;
