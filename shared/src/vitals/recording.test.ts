import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRecording } from './recording.ts';

const bad = [
  { what: 'an empty file', text: '', line: 1, column: 1, why: 'the header has no column time_s' },
  { what: 'no header', text: '0,97,60\n', line: 1, column: 1, why: 'the header has no column time_s' },
  { what: 'a header alone', text: 'time_s,spo2\n', line: 2, column: 1, why: 'no rows' },
  {
    what: 'a word for a number',
    text: 'time_s,spo2\n0,97\n1,high\n',
    line: 3,
    column: 3,
    why: 'spo2 is not a number: high',
  },
  {
    what: 'a number that is none',
    text: 'time_s,spo2\n0,1e999\n',
    line: 2,
    column: 3,
    why: 'spo2 is not a number: 1e999',
  },
  { what: 'no time', text: 'time_s,spo2\n,97\n', line: 2, column: 1, why: 'time_s is empty' },
  {
    what: 'a cell too few',
    text: 'time_s,spo2,pr\n0,97\n',
    line: 2,
    column: 5,
    why: '2 cells where the header has 3',
  },
  {
    what: 'time going backwards',
    text: 'time_s\n0\n2\n1\n',
    line: 4,
    column: 1,
    why: 'time goes backwards, from 2 s to 1 s',
  },
];

describe('a recording', () => {
  for (const { what, text, line, column, why } of bad) {
    it(`[SI9] ${what} is refused with line and column`, () => {
      expect(parseRecording(text)).toEqual({ ok: false, error: { line, column, why } });
    });
  }

  it('[SI9] columns are found by name; others are passed over, whatever they hold', () => {
    expect(
      parseRecording('\uFEFFnote,map,dia,sys,pr,spo2,time_s\r\nhello,90,70,120.5,60,97,3\r\n\r\n'),
    ).toEqual({
      ok: true,
      value: [
        {
          timeS: 3,
          spo2Percent: 97,
          pulseRateBpm: 60,
          systolicMmHg: 120.5,
          diastolicMmHg: 70,
          meanMmHg: 90,
        },
      ],
    });
  });

  const none = {
    spo2Percent: null,
    pulseRateBpm: null,
    systolicMmHg: null,
    diastolicMmHg: null,
    meanMmHg: null,
  };
  const absent = [
    { what: 'an empty cell', row: '5,,,,,' },
    { what: 'a saturation or pulse of 0', row: '5,0,0,,,' },
    { what: 'a WFDB gap', row: '5,-32768,-32768,-32768,-32768,-32768' },
  ];
  for (const { what, row } of absent) {
    it(`[SI9] ${what} is no value, never zero`, () => {
      const recording = parseRecording(`time_s,spo2,pr,sys,dia,map\n${row}\n`);
      expect(recording).toEqual({ ok: true, value: [{ timeS: 5, ...none }] });
    });
  }
});

const dataFolder = join(import.meta.dirname, '../../../../shared/data');
const folders = ['uw-induced-hypoxemia', 'mimic2-numerics'].map((folder) => join(dataFolder, folder));

describe('recordings of real people', () => {
  if (!folders.every((folder) => existsSync(folder))) {
    console.info('Tests on recordings of real people did not run: ../shared/data is not beside the project.');
    it.skip('[SI9] need ../shared/data beside the project', () => undefined);
    return;
  }
  for (const folder of folders) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      it(`[SI9] ${file} can be replayed`, () => {
        const recording = parseRecording(readFileSync(join(folder, file), 'utf8'));
        expect(recording.ok && recording.value.length).toBeGreaterThan(70);
        expect(recording.ok && recording.value.some(({ spo2Percent }) => spo2Percent !== null)).toBe(true);
      });
    }
  }
});
