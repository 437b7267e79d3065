import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { AuditQuery } from '../ports/archive.ts';
import type { Journal } from '../ports/journal.ts';
import * as a from './samples.ts';

const { chair1, chair2, morningMs } = a;

const any: AuditQuery = {
  fromMs: null,
  toMs: null,
  personId: null,
  chair: null,
  among: null,
  kind: null,
  before: null,
  atMost: 50,
};

const administrator = { personId: 'admin-1' as PersonId, role: 'administrator' };
const physician = { personId: 'physician-1' as PersonId, role: 'physician', isFromAfar: true as const };

/** The contract's rules of who did what (PE60, PE61). */
export function describeAudit(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, of who did what`, () => {
    let journal: Journal;
    beforeEach(async () => {
      journal = await open();
      await written(journal);
    });
    afterEach(() => journal.close());

    const found = async (query: Partial<AuditQuery>) =>
      (await journal.audit({ ...any, ...query })).entries.map(({ type }) => type);

    it('[PE60] every deed of a person and every fact of the clinic is there, newest first; what a device did is not', async () => {
      const { entries, before } = await journal.audit(any);
      expect(before).toBeNull();
      expect(entries.map(({ type, chair, actor }) => [type, chair, actor?.personId ?? null])).toEqual([
        ['alarm-acknowledged', '2', 'physician-1'],
        ['moaas-scored', '1', 'nurse-1'],
        ['session-opened', '1', 'nurse-1'],
        ['deed-refused', null, 'nurse-1'],
        ['sign-in-refused', null, null],
        ['medicines-set', null, 'admin-1'],
        ['wall-clock-stepped', null, null],
      ]);
      expect(entries[0]).toMatchObject({ actor: physician, session: 'session-b', detail: { occurrence: 3 } });
    });

    it('[PE61] what people wrote at a chair, and about whom, is not told', async () => {
      const { entries } = await journal.audit({ ...any, kind: 'session' });
      const told = JSON.stringify(entries);
      expect(told).not.toContain('A. Sample');
      expect(told).not.toContain('seen by me');
      expect(entries[1]?.detail).toEqual({ score: 5 });
    });

    const rows: readonly (readonly [Partial<AuditQuery>, readonly string[]])[] = [
      [{ kind: 'setting' }, ['medicines-set']],
      [{ kind: 'sign-in' }, ['sign-in-refused']],
      [{ kind: 'refusal' }, ['deed-refused']],
      [{ kind: 'gateway' }, ['wall-clock-stepped']],
      [{ kind: 'session' }, ['alarm-acknowledged', 'moaas-scored', 'session-opened']],
      [{ chair: chair1 }, ['moaas-scored', 'session-opened']],
      [{ chair: chair2, kind: 'setting' }, []],
      [{ among: [chair1], kind: 'session' }, ['moaas-scored', 'session-opened']],
      [{ among: [], kind: 'session' }, []],
      [{ among: [], kind: 'setting' }, ['medicines-set']],
      [{ among: [chair1], chair: chair2 }, []],
      [{ personId: 'admin-1' }, ['medicines-set']],
      [{ personId: 'nurse-1' }, ['moaas-scored', 'session-opened', 'deed-refused', 'sign-in-refused']],
      [{ personId: 'nobody' }, []],
      [{ fromMs: morningMs + 4_000 }, ['alarm-acknowledged', 'moaas-scored']],
      [{ fromMs: morningMs + 4_001 }, ['alarm-acknowledged']],
      [{ toMs: morningMs + 1 }, ['wall-clock-stepped']],
    ];
    for (const [query, types] of rows) {
      it(`[PE60] is found by ${JSON.stringify(query)}`, async () => {
        expect(await found(query)).toEqual(types);
      });
    }

    it('[PE60] comes page by page, each entry once', async () => {
      const all: string[] = [];
      let before: number | null = null;
      do {
        const page = await journal.audit({ ...any, before, atMost: 3 });
        all.push(...page.entries.map(({ type }) => type));
        before = page.before;
      } while (before !== null);
      expect(all).toEqual(await found({}));
    });
  });
}

async function written(journal: Journal): Promise<void> {
  const site = [
    a.aSiteEvent({ seq: 1, atMs: morningMs }),
    a.aSiteEvent({
      seq: 2,
      atMs: morningMs + 1_000,
      type: 'medicines-set',
      actor: administrator,
      body: { medicines: [] },
    }),
    a.aSiteEvent({
      seq: 3,
      atMs: morningMs + 2_000,
      type: 'sign-in-refused',
      body: { personId: 'nurse-1', why: 'wrong', times: 2, device: 'a tablet' },
    } as Partial<SiteEvent> & { readonly seq: number }),
    a.aSiteEvent({
      seq: 4,
      atMs: morningMs + 2_500,
      type: 'deed-refused',
      actor: { personId: 'nurse-1' as PersonId, role: 'nurse' },
      body: { deed: 'sign-preset', chair: null, why: 'not-permitted' },
    }),
  ];
  const atChair1 = [
    a.aSessionOpened({ seq: 1, atMs: morningMs + 3_000 }),
    a.aChairEvent({ seq: 2, atMs: morningMs + 4_000 }),
    a.aChairEvent({
      seq: 3,
      atMs: morningMs + 4_500,
      actor: null,
      ...a.anAlarm(morningMs + 4_500),
    }),
  ];
  const atChair2 = [
    a.aChairEvent({
      seq: 1,
      chair: chair2,
      session: a.sessionB,
      atMs: morningMs + 5_000,
      actor: physician,
      type: 'alarm-acknowledged',
      body: { occurrence: 3, reason: 'seen by me' },
    }),
  ];
  expect(
    await journal.append({
      entries: [
        { stream: 'site', expectedSeq: 0, events: site },
        a.aChairEntry({ events: atChair1 }),
        a.aChairEntry({ stream: chair2, session: a.sessionB, events: atChair2 }),
      ],
    }),
  ).toEqual({ ok: true, value: null });
}
