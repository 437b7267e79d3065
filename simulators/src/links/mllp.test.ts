import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAckReader, mllpFrame, type Acknowledgement } from './mllp.ts';

const accepted = '\x0bMSH|^~\\&|G||S||20261123||ACK^R01^ACK|g1|T|2.6\rMSA|AA|a-1\r\x1c\r';
const refused = '\x0bMSH|^~\\&|G||S||20261123||ACK^R01^ACK|g2|T|2.6\rMSA|AR|a-2|not-simulated\x1c\r';
const both: readonly Acknowledgement[] = [
  { verdict: 'taken', controlId: 'a-1', reason: '' },
  { verdict: 'refused', controlId: 'a-2', reason: 'not-simulated' },
];

function read(chunks: readonly string[]) {
  const acknowledgements: Acknowledgement[] = [];
  const reader = createAckReader((acknowledgement) => acknowledgements.push(acknowledgement));
  const isUsable = chunks.every((chunk) => reader(Buffer.from(chunk, 'latin1')));
  return { acknowledgements, isUsable };
}

describe('MLLP', () => {
  it('[SI1] a frame is VT, payload, FS, CR', () => {
    expect(Buffer.from(mllpFrame('MSH|é\r')).toString('hex')).toBe('0b4d53487cc3a90d1c0d');
  });

  it('[SI1] acknowledgements are read however the bytes are split', () => {
    const bytes = accepted + refused;
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.slice(at[index], end));
        expect(read(chunks).acknowledgements).toEqual(both);
      }),
    );
  });

  const codes = [
    ['AA', 'taken'],
    ['CA', 'taken'],
    ['AE', 'again'],
    ['CE', 'again'],
    ['AR', 'refused'],
    ['CR', 'refused'],
  ] as const;
  for (const [code, verdict] of codes) {
    it(`[SI1] ${code} means ${verdict}`, () => {
      const { acknowledgements } = read([`\x0bMSH|\rMSA|${code}|x\x1c\r`]);
      expect(acknowledgements).toEqual([{ verdict, controlId: 'x', reason: '' }]);
    });
  }

  it('[SI1] the reason may stand in ERR instead', () => {
    const { acknowledgements } = read(['\x0bMSH|\rMSA|AE|x\rERR|||207|E||||disk full\x1c\r']);
    expect(acknowledgements).toEqual([{ verdict: 'again', controlId: 'x', reason: 'disk full' }]);
  });

  it('[SI1] bytes outside a frame, and frames that acknowledge nothing, are passed over', () => {
    const { acknowledgements } = read([
      '\n\n',
      '\x0bMSH|only\r\x1c\r',
      'noise',
      '\x0bMSA|ZZ|x\x1c\r',
      accepted,
    ]);
    expect(acknowledgements).toEqual([both[0]]);
  });

  it('[SI1] a frame that never ends makes the connection unusable', () => {
    expect(read([`\x0b${'x'.repeat(64 * 1024)}`]).isUsable).toBe(true);
    expect(read([`\x0b${'x'.repeat(64 * 1024 + 1)}`]).isUsable).toBe(false);
  });
});
