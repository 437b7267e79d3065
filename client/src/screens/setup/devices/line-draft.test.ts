import { describe, expect, it } from 'vitest';
import {
  draftOf,
  lineFamilies,
  lineOf,
  withFamily,
  wrongIn,
  type DraftField,
  type LineDraft,
} from './line-draft.ts';

const serial: LineDraft = {
  ...draftOf(null),
  lineId: 'room-2',
  family: 'nonin-df7',
  way: 'serial',
  path: '/dev/ttyUSB0',
  deviceId: 'OXI-2',
};
const tcp: LineDraft = { ...serial, way: 'tcp', host: '192.168.1.20', port: '4001' };

const rows: readonly (readonly [string, LineDraft, DraftField | null])[] = [
  ['a whole serial line', serial, null],
  ['a whole TCP line', tcp, null],
  ['no path', { ...serial, path: '' }, 'path'],
  ['a path outside of devices', { ...serial, path: '/etc/passwd' }, 'path'],
  ['a path with a way up', { ...serial, path: '/dev/../etc/passwd' }, 'path'],
  ['a speed of 299', { ...serial, baudRate: '299' }, 'baudRate'],
  ['a speed of 300', { ...serial, baudRate: '300' }, null],
  ['a speed of 921600', { ...serial, baudRate: '921600' }, null],
  ['a speed of 921601', { ...serial, baudRate: '921601' }, 'baudRate'],
  ['a speed of half a bit', { ...serial, baudRate: '9600.5' }, 'baudRate'],
  ['port 0', { ...tcp, port: '0' }, 'port'],
  ['port 1', { ...tcp, port: '1' }, null],
  ['port 65535', { ...tcp, port: '65535' }, null],
  ['port 65536', { ...tcp, port: '65536' }, 'port'],
  ['an address with a blank', { ...tcp, host: 'room 2' }, 'host'],
  ['a device without a name', { ...tcp, deviceId: '' }, 'deviceId'],
  ['a device with an outer blank', { ...tcp, deviceId: 'OXI ' }, 'deviceId'],
  ['a name of 32 characters', { ...tcp, lineId: 'x'.repeat(32) }, null],
  ['a name of 33 characters', { ...tcp, lineId: 'x'.repeat(33) }, 'lineId'],
  ['a name in capitals', { ...tcp, lineId: 'Room-2' }, 'lineId'],
];

describe('a line as it is typed', () => {
  for (const [name, draft, wrong] of rows) {
    it(`[DV7] ${name} is ${wrong === null ? 'right' : 'wrong'}`, () => {
      expect([...wrongIn(draft)]).toEqual(wrong === null ? [] : [wrong]);
    });
  }

  it('[DV7] a line that is changed begins as it stands', () => {
    for (const draft of [serial, tcp, { ...serial, baudRate: '19200' }])
      expect(lineOf(draftOf(lineOf(draft)))).toEqual(lineOf(draft));
  });

  it('[DV7] another device takes its own ways', () => {
    expect(withFamily(serial, 'hl7')).toMatchObject({ family: 'hl7', way: 'tcp', options: {} });
  });

  it('[DV7] what comes by Bluetooth only has no line', () => {
    expect(lineFamilies).not.toContain('bluetooth-oximeter');
    expect(lineFamilies).toContain('ivy-450c');
  });
});
