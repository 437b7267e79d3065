import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { err } from '@chairside/shared/result.ts';
import type { StoredSessionEvent } from '../ports/archive.ts';
import { aSession, minute, t0 } from '../testing/a-chair.ts';
import { aLivedSession, journalOf, readingsFor } from '../testing/a-recorded-session.ts';
import { createPastSessions } from './past-sessions.ts';
import type { ExportFormat } from './session-export.ts';

const readings = readingsFor(t0 - 5 * minute, t0 + 75 * minute);

async function exported(format: ExportFormat): Promise<string> {
  const past = createPastSessions({
    archive: await journalOf(aLivedSession().events(), readings),
    kind: 'clinic',
    nowMs: () => t0,
    timeZone: () => 'UTC',
    people: () => [],
    siteEvents: () => Promise.resolve([]),
  });
  const made = await past.exportAs(aSession, format);
  if (!made.ok) throw new Error(made.error.type);
  let text = '';
  for await (const piece of made.value.body) text += piece;
  return text;
}

const linesOf = (csv: string) => csv.trimEnd().split('\r\n');

describe('readings as CSV', () => {
  it('[RE10] are all of them, one a line', async () => {
    const [head, ...lines] = linesOf(await exported('readings.csv'));
    expect(head).toBe(
      'time,ms,minutes_since_start,phase,parameter,value,unit,quality,reason,late_ms,device,original',
    );
    expect(lines).toHaveLength(readings.length);
  });

  it('[RE10] say when in the zone of the clinic, in which phase, and a number never without its unit and quality', async () => {
    const lines = linesOf(await exported('readings.csv'));
    const startMs = String(t0);
    expect(lines.filter((line) => line.split(',')[1] === startMs)).toEqual([
      `2023-11-14T23:13:20.000+01:00,${startMs},0.000,infusing,spo2Percent,97,%,good,,,DEV-1,`,
      expect.stringContaining(',pulseRateBpm,') as string,
      expect.stringContaining(',systolicMmHg,') as string,
      expect.stringContaining(',diastolicMmHg,80,mmHg,good,,,DEV-1,') as string,
    ]);
    expect(lines[1]).toContain(',-5.000,preparing,');
    expect(lines.find((line) => line.includes('probe-off'))).toMatch(
      /,spo2Percent,,%,unavailable,probe-off,/,
    );
  });
});

describe('entries as CSV', () => {
  it('[RE11] are everything that was entered and done, in the order it was recorded', async () => {
    const [head, ...lines] = linesOf(await exported('entries.csv'));
    expect(head).toBe(
      'seq,happened,recorded,minutes_since_start,person,role,from_afar,kind,text,state,corrects_seq,corrected_by_seq,ended,ended_by,note',
    );
    const seqs = lines.map((line) => Number(line.split(',')[0]));
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
    const at12 = '2023-11-14T23:25:20.000+01:00';
    expect(lines).toContainEqual(
      expect.stringContaining(`,${at12},${at12},12.000,nurse-1,nurse,,side-effect,"nausea, mild",standing,`),
    );
    expect(lines).toContainEqual(
      expect.stringContaining(
        `,physician,,session-closed,"outcome=discharged, early=goes home with a friend`,
      ),
    );
  });

  it('[RE12] what somebody wrote is no formula', async () => {
    expect(await exported('entries.csv')).toContain(`,note,"'=calm, ""eyes closed""",standing,`);
  });
});

describe('the journal as JSON', () => {
  it('[RE13] has every event and every reading', async () => {
    const document = JSON.parse(await exported('json')) as Record<string, unknown[]>;
    const events = aLivedSession().events();
    expect(document).toMatchObject({ format: 'chairside-session', session: aSession, chair: '2' });
    expect(document['events']).toMatchObject(events.map(({ seq, type, body }) => ({ seq, type, body })));
    expect(document['readings']).toEqual(readings);
  });

  it('[RE13] has what it takes to recompute the chain', async () => {
    const { events } = JSON.parse(await exported('json')) as { events: StoredSessionEvent[] };
    let hash = Buffer.alloc(32);
    for (const event of events) {
      const body = JSON.stringify(event.body);
      const bodyHash = sha256(Buffer.from(event.salt ?? '', 'hex'), Buffer.from(body));
      const { stream, seq, session, type, typeVersion, atMs, commandId } = event;
      const actor = event.actor === null ? null : JSON.stringify(event.actor);
      const envelope = JSON.stringify([stream, seq, session, type, typeVersion, atMs, actor, commandId]);
      hash = sha256(hash, Buffer.from(envelope), bodyHash);
      expect([event.seq, bodyHash.toString('hex'), hash.toString('hex')]).toEqual([
        seq,
        event.bodyHash,
        event.hash,
      ]);
    }
  });
});

function sha256(...parts: readonly Uint8Array[]) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

it('[RE17] an export of a session nobody knows is none', async () => {
  const past = createPastSessions({
    archive: await journalOf([], []),
    kind: 'clinic',
    nowMs: () => t0,
    timeZone: () => 'UTC',
    people: () => [],
    siteEvents: () => Promise.resolve([]),
  });
  expect(await past.exportAs(aSession, 'json')).toEqual(err({ type: 'unknown-session' }));
});
