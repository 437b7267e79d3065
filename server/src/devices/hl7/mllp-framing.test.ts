import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMllpFramer, frameMllp, type MllpPiece } from './mllp-framing.ts';

const VT = '\x0b';
const FS = '\x1c';
const CR = '\r';

/** What came out, each piece as one short line. */
function piecesOf(chunks: readonly string[], maxFrameBytes?: number): readonly string[] {
  const framer = createMllpFramer(maxFrameBytes);
  const pieces = chunks.flatMap((chunk) => framer.push(Buffer.from(chunk, 'latin1')));
  return [...pieces, ...framer.end()].map(inWords);
}

function inWords(piece: MllpPiece): string {
  switch (piece.type) {
    case 'frame':
      return piece.payload.toString('latin1');
    case 'truncated':
    case 'garbage':
      return `${piece.type} ${piece.byteCount}`;
    case 'oversized':
      return `oversized ${piece.limitBytes}`;
  }
}

const a = `${VT}MSH|a${FS}${CR}`;
const b = `${VT}MSH|b${FS}${CR}`;

describe('MLLP framing', () => {
  const rows = [
    ['[HL1] one frame in one chunk', [a], ['MSH|a']],
    ['[HL1] several frames in one chunk', [a + b + a], ['MSH|a', 'MSH|b', 'MSH|a']],
    ['[HL1] one frame in many chunks', [`${VT}M`, 'SH', '|', `a${FS}${CR}`], ['MSH|a']],
    ['[HL1] one frame and a half, then the rest', [a + b.slice(0, 4), b.slice(4)], ['MSH|a', 'MSH|b']],
    ['[HL2] FS and CR in different chunks', [a.slice(0, -1), CR + b], ['MSH|a', 'MSH|b']],
    ['[HL2] no CR after FS', [a.slice(0, -1) + b], ['MSH|a', 'MSH|b']],
    ['[HL2] the last segment ends with CR', [`${VT}MSH|a${CR}${FS}${CR}`], [`MSH|a${CR}`]],
    ['[HL3] LF and CRLF between frames', [`${a}\n${b}\r\n${a}`], ['MSH|a', 'MSH|b', 'MSH|a']],
    [
      '[HL3] garbage before, between and after',
      [`xy${a}z${b}12`],
      ['garbage 2', 'MSH|a', 'garbage 1', 'MSH|b', 'garbage 2'],
    ],
    ['[HL3] garbage across chunks is one run', ['ab', 'c\r\n', `d${a}`], ['garbage 4', 'MSH|a']],
    ['[HL3] a lonely end is garbage', [`${FS}${CR}${a}`], ['garbage 1', 'MSH|a']],
    ['[HL4] a start inside an unfinished frame begins anew', [`${VT}MSH|cut${a}`], ['truncated 7', 'MSH|a']],
    ['[HL4] two starts in a row are one', [VT + a], ['MSH|a']],
    ['[HL4] the stream ends inside a frame', [`${a}${VT}MSH|b`], ['MSH|a', 'truncated 5']],
    ['[HL1] an empty frame', [`${VT}${FS}${CR}`], ['']],
  ] as const;
  for (const [title, chunks, expected] of rows) {
    it(title, () => {
      expect(piecesOf(chunks)).toEqual(expected);
    });
    it(`${title}, byte by byte`, () => {
      expect(piecesOf(Array.from(chunks.join('')))).toEqual(expected);
    });
  }
});

describe('a frame that never ends', () => {
  const limits = [
    { title: '[HL5] one byte below the limit is a frame', bytes: 9, expected: ['x'.repeat(9)] },
    { title: '[HL5] at the limit is a frame', bytes: 10, expected: ['x'.repeat(10)] },
    { title: '[HL5] one byte above the limit ends the stream', bytes: 11, expected: ['oversized 10'] },
  ];
  for (const { title, bytes, expected } of limits) {
    it(title, () => {
      const frame = `${VT}${'x'.repeat(bytes)}${FS}${CR}`;
      expect(piecesOf([frame], 10)).toEqual(expected);
      expect(piecesOf(Array.from(frame), 10)).toEqual(expected);
    });
  }

  it('[HL5] nothing is read after it', () => {
    expect(piecesOf([`${VT}${'x'.repeat(11)}`, a, a], 10)).toEqual(['oversized 10']);
  });

  it('[HL5] garbage that never ends is bounded likewise', () => {
    expect(piecesOf(['y'.repeat(10), a], 10)).toEqual(['garbage 10', 'MSH|a']);
    expect(piecesOf(['y'.repeat(11), a], 10)).toEqual(['oversized 10']);
  });
});

describe('any stream', () => {
  const payload = fc
    .uint8Array({ maxLength: 40 })
    .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x0b || byte === 0x1c ? 0x20 : byte))));
  const part = fc.oneof(
    payload.map((bytes) => frameMllp(bytes)),
    payload,
    fc.constantFrom(Buffer.from(VT), Buffer.from(FS), Buffer.from('\r\n')),
  );

  it('[HL1] gives the same pieces at any chunk boundaries', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.infiniteStream(fc.nat(17)), (parts, sizes) => {
        const stream = Buffer.concat(parts).toString('latin1');
        const chunks: string[] = [];
        for (let at = 0; at < stream.length;) {
          const size = 1 + (sizes.next().value as number);
          chunks.push(stream.slice(at, at + size));
          at += size;
        }
        expect(piecesOf(chunks, 60)).toEqual(piecesOf([stream], 60));
      }),
      { numRuns: 500 },
    );
  });

  it('[HL1] every payload comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 8 }), (payloads) => {
        const framer = createMllpFramer();
        const pieces = framer.push(Buffer.concat(payloads.map((one) => frameMllp(one))));
        expect(pieces).toEqual(payloads.map((one) => ({ type: 'frame', payload: one })));
      }),
    );
  });
});
