import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { aChair, opened } from '../testing/chair.ts';
import { entryText, isScoreCorrected } from './corrections.ts';

const scored: ChairFact = { type: 'moaas-scored', body: { score: 5 } };
const corrected = (correctedSeq: number): ChairFact => ({
  type: 'entry-corrected',
  body: { correctedSeq, note: 'was 4' },
});

const rows = [
  { facts: [opened, scored, corrected(2)], says: 'Correction of 11:00 MOAA/S 5: was 4', isCorrected: true },
  {
    facts: [opened, scored, corrected(1)],
    says: 'Correction of 11:00 Session opened: was 4',
    isCorrected: false,
  },
  {
    facts: [opened, scored, corrected(2), scored, corrected(99)],
    says: 'Correction – was 4',
    isCorrected: false,
  },
];
for (const { facts, says, isCorrected } of rows) {
  it(`[SE7] reads “${says}”, and the score ${isCorrected ? 'is' : 'is not'} marked`, () => {
    const { session } = aChair(...facts);
    const entry = session?.recentEntries.at(-1);
    if (session === null || entry === undefined) throw new Error('no entry');
    expect(entryText(entry, session, en)).toBe(says);
    expect(isScoreCorrected(session)).toBe(isCorrected);
  });
}
