import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chairEventTypes, type ChairEvent } from '@chairside/shared/chair/events.ts';
import { siteEventTypes, type SiteEvent } from '@chairside/shared/site/events.ts';
import { batchToRows, rowToChairEvent, rowToSiteEvent } from './rows.ts';
import * as a from './samples.ts';
import { upcast } from './upcast.ts';

/**
 * Written once and never changed: what was stored has to be read for ever. A file a set of types, in the version they had when
 * it was written. When a type gets a new version, the events it had before become what its upcaster makes of them; what a
 * body has gained since is added, what it had stays as it was.
 */
const files = [
  'fixtures/events-v1.json',
  'fixtures/events-v1-alarms.json',
  'fixtures/events-v1-sessions.json',
  'fixtures/events-v1-people.json',
  'fixtures/events-v1-devices.json',
  'fixtures/events-v1-speaking.json',
] as const;

type Fixture = { readonly chair: readonly ChairEvent[]; readonly site: readonly SiteEvent[] };

const fixtures = files.map(
  (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Fixture,
);

describe('the events stored so far', () => {
  const chair = fixtures.flatMap((fixture) => fixture.chair);
  const site = fixtures.flatMap((fixture) => fixture.site);

  it('[JR13] have an example of every type', () => {
    expect(new Set(chair.map(({ type }) => type))).toEqual(new Set(chairEventTypes));
    expect(new Set(site.map(({ type }) => type))).toEqual(new Set(siteEventTypes));
  });

  for (const [index, event] of chair.entries()) {
    it(`[JR13] are read: ${event.type} (${index})`, () => {
      const [row] = rowsOf({ ...a.aChairEntry({ events: [event] }) });
      expect(row && rowToChairEvent(row)).toMatchObject(event);
    });
  }

  for (const [index, event] of site.entries()) {
    it(`[JR13] are read: ${event.type} (site ${index})`, () => {
      const [row] = rowsOf({ stream: 'site', expectedSeq: 0, events: [event] });
      expect(row && rowToSiteEvent(row)).toMatchObject(event);
    });
  }
});

describe('lifting an event', () => {
  const table = {
    'tea-served@1': (event: Parameters<typeof upcast>[0]) => ({
      ...event,
      typeVersion: 2,
      body: { cups: 1 },
    }),
    'tea-served@2': (event: Parameters<typeof upcast>[0]) => ({
      ...event,
      typeVersion: 3,
      body: { cups: [event.body] },
    }),
  };

  it('[JR13] goes through every version between', () => {
    const lifted = upcast({ type: 'tea-served', typeVersion: 1, body: {} }, table);
    expect(lifted).toEqual({ type: 'tea-served', typeVersion: 3, body: { cups: [{ cups: 1 }] } });
  });

  it('[JR13] leaves the newest version, and other types, as they are', () => {
    for (const event of [
      { type: 'tea-served', typeVersion: 3, body: {} },
      { type: 'cake-served', typeVersion: 1, body: {} },
    ]) {
      expect(upcast(event, table)).toEqual(event);
    }
  });
});

function rowsOf(entry: Parameters<typeof batchToRows>[0]['entries'][number]) {
  return batchToRows({ entries: [entry] })[0]?.events ?? [];
}
