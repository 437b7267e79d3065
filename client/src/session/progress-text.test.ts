import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { aChair, opened, started, startMs } from '../testing/chair.ts';
import { phaseFacts } from './phase-facts.ts';
import { progressText } from './progress-text.ts';

const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } };
const infusing = [opened, started];
const observing = [opened, started, stopped];
const minuteMs = 60_000;

const rows = [
  { facts: infusing, ms: 40 * minuteMs - 1000, says: '39:59 of 40:00' },
  { facts: infusing, ms: 40 * minuteMs, says: '40:00 of 40:00' },
  { facts: infusing, ms: 48 * minuteMs + 11_000, says: '48:11 of 40:00 · 8:11 over – record stop' },
  { facts: observing, ms: 30 * minuteMs - 1000, says: '29:59 of at least 30:00' },
  { facts: observing, ms: 30 * minuteMs, says: '30:00 · Minimum over – check the patient' },
];
for (const { facts, ms, says } of rows) {
  it(`[SE5] the overview reads “${says}”`, () => {
    const { session } = aChair(...facts);
    if (session === null) throw new Error('no session');
    expect(progressText(phaseFacts(session, startMs + ms), en)).toBe(says);
  });
}
