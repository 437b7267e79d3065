import { describe, expect, it } from 'vitest';
import { csvLine, type Cell } from './csv.ts';

describe('a cell', () => {
  const rows: readonly (readonly [Cell, string])[] = [
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    [0, '0'],
    [-2.5, '-2.5'],
    [false, 'false'],
    ['a,b', '"a,b"'],
    ['she said "no"', '"she said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' led by a space', '" led by a space"'],
    ['ä – µg', 'ä – µg'],
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-', "'-"],
    ['-cmd', "'-cmd"],
    ['-1.50', '-1.50'],
    ['+7', '+7'],
    ['-1.', "'-1."],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ];
  for (const [cell, text] of rows) {
    it(`[RE12] ${JSON.stringify(cell)} is written ${JSON.stringify(text)}`, () => {
      expect(csvLine([cell])).toBe(`${text}\r\n`);
    });
  }
});

it('[RE12] cells are parted by commas, and a line ends as the standard has it', () => {
  expect(csvLine(['a', null, 1])).toBe('a,,1\r\n');
});
