import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chairEventTypes, type ChairEvent } from '@chairside/shared/chair/events.ts';
import { siteEventTypes, type SiteEvent } from '@chairside/shared/site/events.ts';
import { batchToRows, rowToChairEvent, rowToSiteEvent } from './rows.ts';
import * as a from './samples.ts';
import { upcast } from './upcast.ts';

/**
 * One file a released version, written once and never changed: what those releases wrote has to be read for ever. When a type
 * gets a new version, the events it had before become what its upcaster makes of them.
 */
const released = [{ version: 1, file: 'fixtures/events-v1.json' }] as const;

type Fixture = { readonly chair: readonly ChairEvent[]; readonly site: readonly SiteEvent[] };

for (const { version, file } of released) {
  describe(`the events of version ${version}`, () => {
    const { chair, site } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Fixture;

    it('[JR13] have an example of every type', () => {
      expect(new Set(chair.map(({ type }) => type))).toEqual(new Set(chairEventTypes));
      expect(new Set(site.map(({ type }) => type))).toEqual(new Set(siteEventTypes));
    });

    for (const event of chair) {
      it(`[JR13] are read: ${event.type} (${event.seq})`, () => {
        const [row] = rowsOf({ ...a.aChairEntry({ events: [event] }) });
        expect(row && rowToChairEvent(row)).toEqual(event);
      });
    }

    for (const event of site) {
      it(`[JR13] are read: ${event.type} (site ${event.seq})`, () => {
        const [row] = rowsOf({ stream: 'site', expectedSeq: 0, events: [event] });
        expect(row && rowToSiteEvent(row)).toEqual(event);
      });
    }
  });
}

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
