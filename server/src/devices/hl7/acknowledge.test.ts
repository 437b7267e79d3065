import { describe, expect, it } from 'vitest';
import { createAcknowledger, type Verdict } from './acknowledge.ts';
import { aHeader, aMessage } from './fixtures.ts';
import { parseMessage, type Hl7Message } from './message.ts';

const nowMs = Date.UTC(2026, 10, 23, 12, 0, 2);

function read(text: string): Hl7Message {
  const parsed = parseMessage(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
}

function answersTo(header: string, verdict: Verdict): readonly Hl7Message[] {
  return createAcknowledger(() => nowMs)
    .answer(read(aMessage([], header)), verdict)
    .map(read);
}

function segment(message: Hl7Message | undefined, name: string): string | undefined {
  return message?.segments.find((one) => one.name === name)?.text;
}

describe('an acknowledgement', () => {
  it('[HL15] goes back to where the message came from, under a number of its own', () => {
    const [answer] = answersTo(aHeader({ id: 'M42', processing: 'T', version: '2.5.1' }), 'recorded');
    const header = answer!.header;
    expect([3, 4, 5, 6].map((number) => header.field(number))).toEqual([
      'GATEWAY',
      'CLINIC',
      'MONITOR',
      'WARD',
    ]);
    expect([7, 9, 11, 12].map((number) => header.field(number))).toEqual([
      '20261123120002.000+0000',
      'ACK^R01^ACK',
      'T',
      '2.5.1',
    ]);
    expect(header.field(10)).not.toBe('M42');
    expect(segment(answer, 'MSA')).toBe('MSA|AA|M42');
    expect(segment(answer, 'ERR')).toBeUndefined();
  });

  it('[HL15] every one has another number', () => {
    const acknowledger = createAcknowledger(() => nowMs);
    const message = read(aMessage([]));
    const ids = [1, 2, 3].map(() => read(acknowledger.answer(message, 'recorded')[0]!).header.field(10));
    expect(new Set(ids).size).toBe(3);
  });

  it("[HL15] keeps the sender's separators", () => {
    const text = 'MSH*:;!+*M:1*W*G*C***ORU:R01*M1*P*2.6';
    const [answer] = createAcknowledger(() => nowMs).answer(read(text), 'not-recorded');
    expect(answer).toContain('*ACK:R01:ACK*');
    expect(answer).toContain('MSA*AE*M1*not recorded, send again\r');
    expect(answer).toContain('*M:1*W*');
  });

  const reasons = [
    ['unsupported-message-type', 'AR', '200'],
    ['unsupported-version', 'AR', '203'],
    ['simulated', 'AR', '202'],
    ['not-simulated', 'AR', '202'],
    ['unreadable', 'AE', '100'],
    ['not-recorded', 'AE', '207'],
  ] as const;
  for (const [verdict, code, hl7] of reasons) {
    it(`[HL19] ${verdict} is ${code}, with a reason`, () => {
      const [answer] = answersTo(aHeader(), verdict);
      expect(segment(answer, 'MSA')).toMatch(new RegExp(`^MSA\\|${code}\\|M1\\|.{10,}`));
      expect(segment(answer, 'ERR')).toMatch(new RegExp(`^ERR\\|\\|\\|${hl7}\\^.+\\^HL70357\\|E`));
    });
  }

  for (const [version, has] of [
    ['2.3.1', false],
    ['2.4', false],
    ['2.5', true],
    ['2.6', true],
  ] as const) {
    it(`[HL19] version ${version} is told ${has ? 'in ERR too' : 'in MSA alone'}`, () => {
      const [answer] = answersTo(aHeader({ version }), 'not-recorded');
      expect(segment(answer, 'ERR') !== undefined).toBe(has);
    });
  }

  it('[HL8] a message that can not be read is answered without its number', () => {
    const answers = createAcknowledger(() => nowMs).answer(null, 'unreadable');
    expect(answers.map((text) => segment(read(text), 'MSA'))).toEqual(['MSA|AE||message can not be read']);
  });
});

describe('original and enhanced mode', () => {
  const rows: readonly (readonly [string, string, Verdict, readonly string[]])[] = [
    ['', '', 'recorded', ['AA']],
    ['', '', 'not-recorded', ['AE']],
    ['', '', 'simulated', ['AR']],
    ['NE', 'AL', 'recorded', ['AA']],
    ['NE', 'AL', 'not-recorded', ['AE']],
    ['NE', 'AL', 'simulated', ['AR']],
    ['AL', 'AL', 'recorded', ['CA', 'AA']],
    ['AL', 'AL', 'not-recorded', ['CE']],
    ['AL', 'AL', 'simulated', ['CR']],
    ['AL', 'NE', 'recorded', ['CA']],
    ['AL', '', 'recorded', ['CA']],
    ['', 'AL', 'recorded', ['AA']],
    ['NE', 'NE', 'recorded', []],
    ['NE', 'NE', 'not-recorded', []],
    ['ER', 'ER', 'recorded', []],
    ['ER', 'NE', 'simulated', ['CR']],
    ['NE', 'ER', 'not-recorded', ['AE']],
    ['SU', 'SU', 'recorded', ['CA', 'AA']],
    ['SU', 'SU', 'not-recorded', []],
    ['SU', 'AL', 'not-recorded', ['AE']],
    ['ER', 'AL', 'recorded', ['AA']],
  ];
  for (const [accept, application, verdict, expected] of rows) {
    const asked = `MSH-15 ${accept || 'empty'}, MSH-16 ${application || 'empty'}`;
    it(`[HL16] ${asked}, ${verdict}: ${expected.join(' and ') || 'silence'}`, () => {
      const answers = answersTo(aHeader({ acknowledge: [accept, application] }), verdict);
      expect(answers.map((answer) => segment(answer, 'MSA')?.split('|')[1])).toEqual(expected);
      for (const { header } of answers) {
        const isEnhanced = accept !== '' || application !== '';
        expect([header.field(15), header.field(16)]).toEqual(isEnhanced ? ['NE', 'NE'] : ['', '']);
      }
    });
  }
});
