import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentOf, parseMessage, repetitionsOf, unescapeText, type Hl7Message } from './message.ts';

function read(text: string): Hl7Message {
  const parsed = parseMessage(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
}

describe('an HL7 message', () => {
  const ends = [
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const;
  for (const [name, end] of ends) {
    it(`[HL6] segments may end with ${name}, the last one with nothing`, () => {
      const message = read(`MSH|^~\\&|A${end}PID|1${end}OBX|2|NM`);
      expect(message.segments.map((segment) => segment.text)).toEqual(['MSH|^~\\&|A', 'PID|1', 'OBX|2|NM']);
    });
  }

  it('[HL6] the header counts its separator as its first field', () => {
    const { header } = read('MSH|^~\\&|APP|FAC');
    expect([1, 2, 3, 4, 5].map((number) => header.field(number))).toEqual(['|', '^~\\&', 'APP', 'FAC', '']);
  });

  it('[HL6] separators are the ones the header names', () => {
    const message = read('MSH*:;!+*APP:X\rOBX*1*NM*150456:SPO2:MDC*1;2');
    const row = message.segments[1]!;
    expect(componentOf(row.field(3), 3, message.separators)).toBe('MDC');
    expect(repetitionsOf(row.field(4), message.separators)).toEqual(['1', '2']);
  });

  const unreadable = [
    ['nothing', '', 'no-header'],
    ['another segment first', 'PID|1\rMSH|^~\\&|', 'no-header'],
    ['a header without separators', 'MSH', 'no-header'],
    ['letters for separators', 'MSHabcdef', 'no-header'],
    ['one separator for two purposes', 'MSH|^^\\&|', 'no-header'],
    ['bytes of something else', '\x16\x03\x01\x02\x00\x01', 'no-header'],
    ['two messages in one', 'MSH|^~\\&|A\rOBX|1\rMSH|^~\\&|B', 'repeated-header'],
  ] as const;
  for (const [what, text, type] of unreadable) {
    it(`[HL8] ${what} can not be read`, () => {
      expect(parseMessage(text)).toEqual({ ok: false, error: { type } });
    });
  }

  const escapes = [
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['\\X4142\\', 'AB'],
    ['line\\.br\\next', 'line\nnext'],
    ['\\H\\bold\\N\\', '\\H\\bold\\N\\'],
    ['open\\', 'open\\'],
    ['C:\\F', 'C:\\F'],
  ] as const;
  for (const [text, expected] of escapes) {
    it(`[HL6] ${text} reads ${JSON.stringify(expected)}`, () => {
      expect(unescapeText(text, read('MSH|^~\\&|').separators)).toBe(expected);
    });
  }

  it('[HL8] no text at all makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.boolean(), (text, hasHeader) => {
        const parsed = parseMessage(hasHeader ? `MSH|^~\\&|${text}` : text);
        if (parsed.ok) expect(parsed.value.header.name).toBe('MSH');
        else expect(['no-header', 'repeated-header']).toContain(parsed.error.type);
      }),
    );
  });
});
