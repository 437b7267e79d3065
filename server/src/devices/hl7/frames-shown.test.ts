import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { createLedger } from '../ledger.ts';
import { comenSpecimen, mindraySpecimen, nihonKohdenSpecimen, philipsSpecimen } from './dialect-specimens.ts';
import { hl7Driver } from './driver.ts';
import { aMindrayMessage, inShort } from './fixtures.ts';
import { frameMllp } from './mllp-framing.ts';
import { pcd01Specimen } from './specimen.ts';
import type { DeviceSaid } from '../driver.ts';

/** A driver and the ledger behind the devices page. */
function aLink() {
  const clock = createFakeClock(Date.UTC(2026, 0, 1, 12));
  const ledger = createLedger(() => clock.now());
  const peer = '10.1.0.7:4601';
  const said: DeviceSaid[] = [];
  ledger.begin({ peer, family: 'hl7', transport: 'mllp', lineId: null });
  const session = hl7Driver.open({
    clock,
    isSimulation: false,
    isIncoming: true,
    deviceId: '10.1.0.7' as DeviceId,
    options: {},
    emit(batch, frame) {
      said.push(...batch);
      ledger.hear(peer, batch, frame);
      return Promise.resolve('recorded');
    },
    link: { peer, write: () => undefined, close: () => undefined },
  });
  const shown = () => ledger.links([], peer)[0]?.lastFrames ?? [];
  return { clock, session, said, shown };
}

/** With somebody in every place where a name could stand; each bears the same three. */
function withPeople(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const named = text
    .replaceAll(/\rPID[^\r]*/g, '\rPID|1||4711^^^H||Doe^Jane||19900206|F')
    .replaceAll(/\rPV1(\|[^|\r]*\|[^|\r]*\|[^|\r]*)[^\r]*/g, '\rPV1$1||||7^Who^Dr')
    .replaceAll(/\rOBR[^\r]*/g, (order) => {
      const fields = order.split('|');
      return Array.from({ length: 33 }, (_, at) =>
        at === 10 || at === 16 || at === 28 || at === 32 ? '7^Who^Dr' : (fields[at] ?? ''),
      ).join('|');
    })
    .replaceAll(/\rOBX[^\r]*/g, (row) => {
      const fields = row.split('|');
      return Array.from({ length: 19 }, (_, at) => (at === 16 ? '7^Who^Dr' : (fields[at] ?? ''))).join('|');
    })
    .replaceAll(
      '\x1c\r',
      'NTE|1||Jane Doe sleeps\rOBX|9|ST|9^Note||Jane Doe||||||F\rOBX|9|CE|9^Note||Doe^Jane||||||F\rNK1|1|Doe^Jane\r\x1c\r',
    );
  return Buffer.from(named, 'latin1');
}

const people = /Doe|Jane|Who|4711|19900206/;
const measuredAtMs = Date.UTC(2026, 0, 1, 12);

for (const [spoken, specimen, row] of [
  ['pcd-01', pcd01Specimen, '150456'],
  ['mindray', mindraySpecimen, '160^'],
  ['comen', comenSpecimen, '150456'],
  ['nihon-kohden', nihonKohdenSpecimen, '007000'],
  ['philips', philipsSpecimen, '0002-4bb8'],
] as const)
  describe(`a good frame of ${spoken}`, () => {
    const { bytes } = specimen.frame({ spo2Percent: 97 }, measuredAtMs);

    it('[HL27] is shown as sent, with its numbers', () => {
      const { session, said, shown } = aLink();
      session.receive(bytes);
      const raw = shown().map((frame) => frame.raw);
      expect(inShort(said)).toContain('spo2Percent good 97');
      expect(raw.every((one) => one.startsWith('MSH|'))).toBe(true);
      expect(raw.join(' ')).toContain(row);
      expect(session.counts().frames).toBe(raw.length);
    });

    it('[HL27] is shown without whoever it is about, and without who treats them', () => {
      const { session, said, shown } = aLink();
      const sent = withPeople(bytes);
      expect(sent.toString('latin1')).toMatch(people);
      session.receive(sent);
      expect(inShort(said)).toContain('spo2Percent good 97');
      expect(shown().length).toBeGreaterThan(0);
      expect(JSON.stringify([shown(), said])).not.toMatch(people);
    });
  });

describe('a frame that says nothing of a patient', () => {
  for (const [what, message] of [
    ['a keep-alive', aMindrayMessage('106')],
    ['a number that waits for its validity', aMindrayMessage('204', ['OBX||NM|160^SpO2|2103|98||||||F'])],
    ['a question', 'MSH|^~\\&|MON|W|||20260101||QRY^A19|Q1|P|2.4\rQRD|20260101|R|I|T1|||1^RD|Doe|DEM\r'],
  ] as const)
    it(`[HL27] is shown all the same: ${what}`, () => {
      const { session, shown } = aLink();
      session.receive(frameMllp(Buffer.from(message)));
      expect(shown()).toMatchObject([{ raw: expect.stringMatching(/^MSH\|/) as string, said: [] }]);
      expect(JSON.stringify(shown())).not.toMatch(people);
    });

  it('[HL27] [HL29] what is said for want of its validity is shown with what it was read from', () => {
    const { clock, session, shown } = aLink();
    const numbers = aMindrayMessage('204', ['OBX||NM|160^SpO2|2103|98||||||F']);
    for (const message of [numbers, aMindrayMessage('106')]) session.receive(frameMllp(Buffer.from(message)));
    clock.advance(2_000);
    expect(shown()[0]).toMatchObject({
      raw: expect.stringContaining('160^SpO2') as string,
      said: ['spo2Percent 98 unconfirmed'],
    });
  });
});

it('[HL27] a row that was rejected is counted without its words', () => {
  const { session, said } = aLink();
  const rows = ['OBX||ST|160^SpO2|2103|Jane Doe||||||F|||||7^Who^Dr'];
  session.receive(frameMllp(Buffer.from(aMindrayMessage('204', rows))));
  const rejected = said.filter((one) => one.type === 'frame-rejected');
  expect(rejected).toMatchObject([{ why: 'malformed', raw: 'OBX||ST|160^SpO2|2103|…||||||F|||||…' }]);
});
