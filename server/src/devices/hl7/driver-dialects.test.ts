import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { DeviceSaid } from '../driver.ts';
import { hl7Driver } from './driver.ts';
import { aHeader, aMessage, aMindrayMessage, aRow, inShort, spo2 } from './fixtures.ts';
import { confirmedWithinMs } from './mindray-validity.ts';
import { createMllpFramer, frameMllp } from './mllp-framing.ts';

type Opened = { readonly isSimulation?: boolean; readonly dialect?: string; readonly isIncoming?: boolean };

/** A session whose readings are all recorded at once. */
function openSession({ isSimulation = false, dialect = 'auto', isIncoming = true }: Opened = {}) {
  const clock = createFakeClock(Date.UTC(2026, 0, 1, 12));
  const said: DeviceSaid[] = [];
  const frames: string[] = [];
  const sent: string[] = [];
  const framer = createMllpFramer();
  const session = hl7Driver.open({
    clock,
    isSimulation,
    isIncoming,
    deviceId: '10.1.0.7' as DeviceId,
    options: { dialect },
    emit(batch, frame) {
      said.push(...batch);
      if (typeof frame === 'string') frames.push(frame);
      return Promise.resolve('recorded');
    },
    link: {
      peer: '10.1.0.7:4601',
      write(bytes) {
        for (const piece of framer.push(bytes))
          if (piece.type === 'frame') sent.push(piece.payload.toString());
      },
      close: () => undefined,
    },
  });
  const send = (text: string) => session.receive(frameMllp(Buffer.from(text, 'latin1')));
  const acks = () => sent.flatMap((text) => /\rMSA\|(\w+\|[^|\r]*)/.exec(text)?.[1] ?? []);
  return { session, clock, said, frames, sent, send, acks, settled };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A monitor of an operating theatre: what it sends in one second, 23 messages, most of them about what nobody here reads. */
function aMindraySecond(processing = 'P'): readonly string[] {
  const groups: readonly (readonly [string, string])[][] = [
    [
      ['101^HR|2101', '60'],
      ['105^ST-I|2101', '-100.00'],
    ],
    [['151^RR|2102', '20']],
    [
      ['200^T1|2104', '37.0'],
      ['202^TD|2104', '0.2'],
    ],
    [
      ['160^SpO2|2103', '98'],
      ['161^PR|2103', '60'],
      ['162^PI|2103', '12.000'],
    ],
    [['600^PR|2115', '61']],
    [
      ['500^Sys|2116', '120'],
      ['501^Mean|2116', '90'],
      ['502^Dia|2116', '75'],
    ],
    [
      ['503^Sys|2117', '25'],
      ['505^Dia|2117', '9'],
    ],
    [['213^TB|2108', '37.20']],
    [['250^EtCO2|2106', '38']],
    [['0^RR|0', '20']],
  ];
  const pairs = groups.flatMap((group) => [
    aMindrayMessage(
      '204',
      group.map(([code, value]) => `OBX||NM|${code}|${value}||||||F`),
      processing,
    ),
    aMindrayMessage(
      '205',
      group.map(([code]) => `OBX||CE|2037^|${about(code)}|3^||||||F`),
      processing,
    ),
  ]);
  const empty = ['54', '56'].map((messageClass) => aMindrayMessage(messageClass, [], processing));
  return [aMindrayMessage('106', [], processing), ...pairs, ...empty];
}

/** The odd group's status row says of no code. */
const about = (code: string) => (code.startsWith('0^') ? '' : code.slice(0, code.indexOf('^')));

describe('a second of a Mindray monitor', () => {
  const stream = Buffer.concat(aMindraySecond().map((message) => frameMllp(Buffer.from(message))));

  for (const pieceBytes of [1, 7, 64, 1_460, stream.length]) {
    it(`[HL1] [HL28] 23 messages in pieces of ${pieceBytes} bytes are the three numbers, and 23 answers`, async () => {
      const { session, said, acks } = openSession();
      for (let at = 0; at < stream.length; at += pieceBytes)
        session.receive(stream.subarray(at, at + pieceBytes));
      await settled();
      expect(inShort(said).filter((one) => !one.startsWith('unknown'))).toEqual([
        'spo2Percent good 98',
        'pulseRateBpm good 60',
        'perfusionIndexPercent good 12',
      ]);
      expect(acks().map((ack) => ack.slice(0, 3))).toEqual(Array.from({ length: 23 }, () => 'AA|'));
      expect(session.counts()).toEqual({ frames: 23, garbageBytes: 0, speaks: 'mindray' });
    });
  }

  it('[HL29] a number is answered at once, for its monitor may wait for that before it says more', async () => {
    const { send, acks, said } = openSession();
    send(aMindrayMessage('204', ['OBX||NM|160^SpO2|2103|98||||||F']));
    expect([acks(), said]).toEqual([['AA|204'], []]);
    send(aMindrayMessage('205', ['OBX||CE|2037^|160|3^||||||F']));
    await settled();
    expect([acks(), inShort(said)]).toEqual([['AA|204', 'AA|205'], ['spo2Percent good 98']]);
  });

  it('[HL29] unconfirmed after two seconds on the session clock, or when the connection ends', () => {
    const { send, said, clock, session } = openSession();
    send(aMindrayMessage('204', ['OBX||NM|160^SpO2|2103|98||||||F']));
    clock.advance(confirmedWithinMs - 1);
    expect(said).toEqual([]);
    clock.advance(1);
    expect(inShort(said)).toEqual(['spo2Percent questionable 98 unconfirmed']);
    send(aMindrayMessage('204', ['OBX||NM|161^PR|2103|60||||||F']));
    session.close();
    session.close();
    clock.advance(10 * confirmedWithinMs);
    expect(inShort(said).slice(1)).toEqual(['pulseRateBpm questionable 60 unconfirmed']);
  });
});

describe('[HL26] MSH-11', () => {
  const mindray = (processing: string) => aMindrayMessage('204', [], processing);
  for (const [what, isSimulation, text, answer] of [
    ['left out by Mindray in a clinic', false, mindray(''), 'AA'],
    ['left out by Mindray in simulation', true, mindray(''), 'AR'],
    ['P of Mindray in a clinic', false, mindray('P'), 'AA'],
    ['P of Mindray in simulation', true, mindray('P'), 'AR'],
    ['T of Mindray in a clinic', false, mindray('T'), 'AR'],
    ['T of Mindray in simulation', true, mindray('T'), 'AA'],
    ['D of Mindray in a clinic', false, mindray('D'), 'AR'],
    ['left out by IHE in a clinic', false, aMessage([aRow(spo2)], aHeader({ processing: '' })), 'AR'],
  ] as const) {
    it(`[HL26] ${what}: ${answer}`, async () => {
      const { send, acks } = openSession({ isSimulation });
      send(text);
      await settled();
      expect(acks().map((ack) => ack.slice(0, 2))).toEqual([answer]);
    });
  }
});

describe('[HL36] kinds of message', () => {
  for (const [asked, answered] of [
    ['QRY^A19', 'ADR^A19'],
    ['QRY^R02', 'ORF^R04'],
  ] as const) {
    it(`[HL36] ${asked} is answered ${answered}: nobody is found, and nobody is named`, () => {
      const { send, sent, said } = openSession();
      send(
        [
          aHeader({ type: asked, id: 'Q7', version: '2.4' }),
          'QRD|20260101120000|R|I|T1|||1^RD|4711|DEM',
          'QRF|MON',
          'PID|||4711||Doe^John',
          '',
        ].join('\r'),
      );
      expect(sent).toHaveLength(1);
      expect(sent[0]?.split('\r').slice(1)).toEqual([
        'MSA|AA|Q7',
        'QAK|T1|NF',
        'QRD|20260101120000|R|I|T1|||1^RD|4711|DEM',
        'QRF|MON',
        '',
      ]);
      expect(sent[0]).toContain(`||${answered}|`);
      expect(said).toEqual([]);
    });
  }

  it('[HL36] an admission is taken of whose dialect it is, and of nobody else', async () => {
    const { send, acks } = openSession();
    send('MSH|^~\\&|||||||ADT^A01|101|P|2.3.1|\rPID|||1||Doe^John\rPV1||I|^^ICU&8\r');
    send('MSH|^~\\&||KC575235977G|||20260101||ADT^A08|9|P|2.6\rPID|||1||Doe^John\r');
    await settled();
    expect(acks()).toEqual(['AA|101', 'AA|9']);
    const other = openSession();
    other.send(aMessage([], aHeader({ type: 'ADT^A08', id: 'M3' })));
    expect(other.acks()).toEqual(['AR|M3']);
  });
});

describe('what is shown of a message', () => {
  it('[HL27] all of it but who it is about', async () => {
    const { send, frames } = openSession();
    send(aMindrayMessage('103', ['PID|||1||Doe^John||19900206|F|', 'PV1||I|^^ICU&8||||7^Who^Dr']));
    send(aMessage([aRow(spo2)]).replace('PID|||X', 'PID|||X||Doe^John'));
    send('PID|1||4711||Doe^John');
    await settled();
    expect(frames).toHaveLength(3);
    expect(frames[0]).toBe(aMindrayMessage('103', ['PID|…', 'PV1||I|^^ICU&8']));
    expect(frames[1]).toContain(aRow(spo2));
    for (const frame of frames) expect(frame).not.toMatch(/Doe|John|Who/);
  });

  it('[HL27] half a message too', () => {
    const { session, said } = openSession();
    session.receive(Buffer.from('\x0bMSH|^~\\&|||||||ORU^R01|103|P|2.3.1|\rPID|||1||Doe^John'));
    session.close();
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain('Doe');
    expect(JSON.stringify(said)).toContain('ORU^R01|103');
  });
});

describe('[HL37] a monitor the gateway has called', () => {
  const heads = (sent: readonly string[]) =>
    sent.map((text) => /\|(\w{3}\^\w{3})\|(\d+)\|/.exec(text)?.slice(1).join(' '));

  it('[HL37] Mindray is asked at once and again at its first keep-alive, and told every second that somebody is there', () => {
    const { sent, send, clock, session } = openSession({ dialect: 'mindray', isIncoming: false });
    expect(heads(sent)).toEqual(['QRY^R02 1203', 'ORU^R01 106']);
    expect(sent[0]).toContain('QRF|MON||||0&0^1^1^0^160&161&162\r');
    clock.advance(1_000);
    clock.advance(1_000);
    expect(heads(sent.splice(0))).toEqual(['QRY^R02 1203', 'ORU^R01 106', 'ORU^R01 106', 'ORU^R01 106']);
    send(aMindrayMessage('106'));
    send(aMindrayMessage('106'));
    expect(heads(sent).filter((head) => head?.startsWith('QRY'))).toEqual(['QRY^R02 1203']);
    session.close();
    sent.splice(0);
    clock.advance(60_000);
    expect(sent).toEqual([]);
  });

  it('[HL37] what it answers to a question is neither answered nor counted as wrong', async () => {
    const { sent, send, said } = openSession({ dialect: 'mindray', isIncoming: false });
    sent.splice(0);
    send('MSH|^~\\&|||||||ORF^R04|1203|P|2.3.1|\rMSA|AA|1203\r');
    send('MSH|^~\\&|||||||ACK^R02|1203|P|2.3.1|\rMSA|AA|1203\r');
    await settled();
    expect([sent, said]).toEqual([[], []]);
  });

  for (const opened of [
    { dialect: 'mindray', isIncoming: true },
    { dialect: 'auto', isIncoming: false },
    { dialect: 'nihon-kohden', isIncoming: false },
  ]) {
    it(`[HL37] nobody else is spoken to first: ${JSON.stringify(opened)}`, () => {
      const { sent, clock } = openSession(opened);
      clock.advance(5_000);
      expect(sent).toEqual([]);
    });
  }

  it('[HL37] in simulation the questions say T', () => {
    const { sent } = openSession({ dialect: 'mindray', isIncoming: false, isSimulation: true });
    expect(sent.every((text) => text.includes('|T|2.3.1'))).toBe(true);
  });
});
