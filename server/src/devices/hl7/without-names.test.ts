import { expect, it } from 'vitest';
import { withoutNames } from './without-names.ts';

const rows = [
  ['PID|1||4711^^^H||Doe^John||19900206|F', 'PID|…'],
  ['NK1|1|Doe^Jane|SPO', 'NK1|…'],
  ['PV1||I|^^ICU&8|||| 7^Who^Dr|||||||||||A', 'PV1||I|^^ICU&8'],
  ['QRD|20260101|R|I|Q1||||Doe^John', 'QRD|…'],
  ['ZPX|Doe^John', 'ZPX|…'],
  ['OBX|1|NM|160^SpO2|2103|98||||||F', 'OBX|1|NM|160^SpO2|2103|98||||||F'],
  ['OBX|1|TX|1^Note||Doe, John||||||F', 'OBX|1|TX|1^Note||…||||||F'],
  ['OBX|1|PN|1^Name||Doe^John||||||F', 'OBX|1|PN|1^Name||…||||||F'],
  ['Doe^John||19900206', '…'],
  ['Doe^John', '…'],
  ['hello', 'hello'],
  ['', ''],
] as const;

for (const [line, shown] of rows) {
  it(`[HL27] “${line}” is shown as “${shown}”`, () => {
    const header = 'MSH|^~\\&|A|B|||||ORU^R01|1|P|2.6';
    expect(withoutNames(`${header}\r${line}\r`)).toBe(`${header}\r${shown}\r`);
    expect(withoutNames(line)).toBe(shown);
  });
}

it('[HL27] with other separators and other line ends too', () => {
  expect(withoutNames('MSH*^~\\&*A\r\nPID*1**4711**Doe^John\n')).toBe('MSH*^~\\&*A\rPID*…\r');
});
