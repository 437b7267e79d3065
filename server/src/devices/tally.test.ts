import { describe, expect, it } from 'vitest';
import { codesKept, createTallyKeeper } from './tally.ts';

describe('the tally of what came in', () => {
  it('[DD5] rejections are counted by why', () => {
    const tally = createTallyKeeper();
    tally.addSaid([{ type: 'frame-rejected', why: 'impossible', raw: '' }]);
    tally.addSaid([{ type: 'frame-rejected', why: 'impossible', raw: '' }]);
    tally.addSaid([{ type: 'frame-rejected', why: 'garbage', raw: '' }]);
    expect(tally.read().rejected).toMatchObject({ impossible: 2, garbage: 1, malformed: 0 });
  });

  const rows = [
    { title: 'one below what is kept', codes: codesKept - 1, kept: codesKept - 1, others: undefined },
    { title: 'as many as are kept', codes: codesKept, kept: codesKept, others: undefined },
    { title: 'one more than is kept', codes: codesKept + 1, kept: codesKept + 1, others: 2 },
  ];
  for (const { title, codes, kept, others } of rows) {
    it(`[DD5] unknown codes, ${title}: counted, bounded`, () => {
      const tally = createTallyKeeper();
      for (let round = 0; round < 2; round += 1) {
        for (let code = 0; code < codes; code += 1)
          tally.addSaid([{ type: 'unknown-code', code: `c${code}` }]);
      }
      const { unknownCodes } = tally.read();
      expect(Object.keys(unknownCodes)).toHaveLength(kept);
      expect([unknownCodes.c0, unknownCodes['…']]).toEqual([2, others]);
    });
  }

  it('[DD5] a code that is called like a part of every object is a code', () => {
    const tally = createTallyKeeper();
    tally.addSaid([{ type: 'unknown-code', code: '__proto__' }]);
    expect(Object.entries(tally.read().unknownCodes)).toEqual([['__proto__', 1]]);
  });

  it('[DD5] frames and garbage are added as they grow', () => {
    const tally = createTallyKeeper();
    tally.addCounts({ frames: 3, garbageBytes: 5 }, { frames: 0, garbageBytes: 0 });
    tally.addCounts({ frames: 4, garbageBytes: 5 }, { frames: 3, garbageBytes: 5 });
    expect(tally.read()).toMatchObject({ frames: 4, garbageBytes: 5 });
  });
});
