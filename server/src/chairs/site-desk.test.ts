import { expect, it } from 'vitest';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import { nurse, physician } from '../testing/a-chair.ts';
import { createCommandLedger } from './command-ledger.ts';
import type { Recorder } from './recorder.ts';
import { createSiteDesk } from './site-desk.ts';

function aRecorder(recorded: SiteEvent[]): Recorder {
  return {
    record({ events }) {
      recorded.push(...(events as readonly SiteEvent[]));
      return Promise.resolve(true);
    },
    isRecording: () => true,
    settled: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

it('[PE13] what follows from a fact is recorded after it', () => {
  const clock = createFakeClock();
  const recorded: SiteEvent[] = [];
  const site = createSiteDesk({
    clock,
    recorder: aRecorder(recorded),
    ledger: createCommandLedger(createMemoryJournal(), clock),
    events: [],
    erasure: { erase: () => Promise.resolve({ ok: true, value: { recorded: true } }) },
    onChange([event]) {
      if (event?.type === 'evacuation-began') site.note({ type: 'evacuation-ended', body: {} });
    },
  });
  site.note({ type: 'evacuation-began', body: {} });
  expect(recorded.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'evacuation-began'],
    [2, 'evacuation-ended'],
  ]);
});

const refused = { deed: 'set-afar', chair: null, why: 'not-permitted' } as const;

const again: readonly (readonly [ms: number, facts: number])[] = [
  [59_999, 1],
  [60_000, 2],
  [60_001, 2],
];
for (const [ms, facts] of again)
  it(`[PE28] the same refusal ${ms} ms later makes ${facts} of it, another deed or person one of its own`, () => {
    const clock = createFakeClock();
    const taken: SiteEvent[] = [];
    const site = createSiteDesk({
      clock,
      recorder: aRecorder([]),
      ledger: createCommandLedger(createMemoryJournal(), clock),
      events: [],
      erasure: { erase: () => Promise.resolve({ ok: true, value: { recorded: true } }) },
      onChange: (events) => taken.push(...events),
    });
    site.noteRefused(nurse, refused);
    clock.advance(ms);
    site.noteRefused(nurse, refused);
    expect(taken).toHaveLength(facts);
    site.noteRefused(physician, refused);
    site.noteRefused(nurse, { ...refused, deed: 'end-evacuation' });
    site.noteRefused(nurse, { ...refused, chair: '1' as ChairId });
    expect(taken).toHaveLength(facts + 3);
  });
