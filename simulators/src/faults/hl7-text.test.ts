import { describe, expect, it } from 'vitest';
import {
  bytesIn,
  bytesOf,
  controlIdOf,
  deedOf,
  during,
  frames,
  outcome,
  reportsIn,
  textOf,
} from './fixtures.ts';
import type { SpecialValue } from './format-faults.ts';
import type { LinkDeed } from './link-verbs.ts';

/** What became of the first message, and whether it still says what was measured. */
function firstAfter(verb: LinkDeed['verb'], params = {}, format: 'pcd01' | 'mindray' = 'pcd01') {
  const [first] = bytesIn(outcome(format, frames(format, 2), { faults: [{ deed: deedOf(verb, params) }] }));
  return { text: textOf(first?.bytes ?? new Uint8Array()), isIntact: first?.reports.length === 1, first };
}

const original = textOf(bytesOf('pcd01', 0));
const row = 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|90|262688^%^MDC|||||R';

const values: Readonly<Record<SpecialValue, string>> = {
  nan: 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|8388607|262688^%^MDC|||||R',
  nres: 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|-100|262688^%^MDC|||||R',
  '+inf': 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|INF|262688^%^MDC|||||R',
  '-inf': 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|-INF|262688^%^MDC|||||R',
  empty: 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1||262688^%^MDC|||||R',
  null: 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|""|262688^%^MDC|||||R',
  'unit-kpa': 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|90|kPa|||||R',
  'unknown-code': 'OBX|1|NM|999999^NOT KNOWN|1.1.1.1|90|262688^%^MDC|||||R',
  'not-final': 'OBX|1|NM|150456^SPO2^MDC|1.1.1.1|90|262688^%^MDC|||||P',
};

describe('faults of HL7 messages', () => {
  for (const [as, said] of Object.entries(values)) {
    it(`[SI57] a value as ${as} stands in its row, and nothing else of the message is changed`, () => {
      const { text, isIntact, first } = firstAfter('special_values', { as });
      expect(text).toBe(original.replace(row, said));
      expect(isIntact).toBe(false);
      expect(first?.controlId).toBe(controlIdOf(0));
    });
  }

  it('[SI57] where a message has no value there is none to be said otherwise, and it is intact', () => {
    const empty = textOf(bytesOf('pcd01', 0)).replace('|90|', '||');
    const sent = frames('pcd01', 1).map((frame) => ({ ...frame, bytes: Buffer.from(empty, 'latin1') }));
    const [one] = bytesIn(outcome('pcd01', sent, { faults: [{ deed: deedOf('special_values') }] }));
    expect(textOf(one!.bytes)).toBe(empty);
    expect(one!.reports).toHaveLength(1);
  });

  it('[SI57] in the dialect of Mindray numbers are said otherwise, validity is not touched', () => {
    const { text } = firstAfter('special_values', { as: 'nres' }, 'mindray');
    expect(text).toContain('160^SpO2|2103|-100|');
    expect(text).toContain('2037^|160|3^|');
  });

  const ends = [
    { with: 'crlf', allowed: ['\r\n'] },
    { with: 'lf', allowed: ['\n'] },
    { with: 'mixed', allowed: ['\r', '\n', '\r\n'] },
  ];
  for (const { with: kind, allowed } of ends) {
    it(`[SI57] line ends ${kind}: segments end so, and what they say is intact`, () => {
      const sent = frames('pcd01', 30);
      const heard = bytesIn(
        outcome('pcd01', sent, { faults: [{ deed: deedOf('line_ends', { with: kind }) }] }),
      );
      const seen = heard.flatMap(
        ({ bytes }) =>
          textOf(bytes)
            .slice(0, -2)
            .match(/\r\n|\r|\n/g) ?? [],
      );
      expect([...new Set(seen)].sort()).toEqual([...allowed].sort());
      for (const [n, { bytes, reports }] of heard.entries()) {
        expect(
          textOf(bytes)
            .slice(0, -2)
            .replaceAll(/\r\n|\n/g, '\r'),
        ).toBe(textOf(sent[n]!.bytes).slice(0, -2));
        expect(reports).toHaveLength(1);
      }
    });
  }

  it('[SI57] with the same number in every message, acknowledgements are to that number', () => {
    const heard = bytesIn(
      outcome('pcd01', frames('pcd01', 3), { faults: [{ deed: deedOf('same_control_id') }] }),
    );
    expect(heard.map(({ controlId }) => controlId)).toEqual(['1', '1', '1']);
    for (const { bytes, reports } of heard) {
      expect(textOf(bytes).split('|')[9]).toBe('1');
      expect(reports).toHaveLength(1);
    }
  });

  it('[SI57] when the counter begins anew the next message is the first again', () => {
    const heard = bytesIn(
      outcome('pcd01', frames('pcd01', 5), {
        faults: [{ deed: deedOf('sequence_reset'), span: during(3_000, 3_000) }],
      }),
    );
    const ids = ['SIM-0001', 'SIM-0002', 'SIM-0003', 'SIM-0001', 'SIM-0002'];
    expect(heard.map(({ controlId }) => controlId)).toEqual(ids);
    expect(heard.map(({ bytes }) => textOf(bytes).split('|')[9])).toEqual(ids);
  });

  it('[SI57] two messages in one block stand there whole, and which rows are whose can not be known', () => {
    const heard = bytesIn(
      outcome('pcd01', frames('pcd01', 4), { faults: [{ deed: deedOf('two_in_block') }] }),
    );
    expect(heard.map(({ atMs }) => atMs)).toEqual([1_000, 3_000]);
    expect(textOf(heard[0]!.bytes)).toBe(original.slice(0, -2) + textOf(bytesOf('pcd01', 1)).slice(1));
    expect(reportsIn(heard)).toEqual([]);
  });

  it('[SI57] a block without its end is not known to be over', () => {
    const { text, isIntact, first } = firstAfter('missing_end');
    expect(text).toBe(original.slice(0, -2));
    expect(isIntact).toBe(false);
    expect(first?.controlId).toBeNull();
  });
});
