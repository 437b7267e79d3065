import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { DeviceSaid, EmitAnswer } from '../driver.ts';
import { hl7Driver } from './driver.ts';
import { aHeader, aMessage, aRow, spo2 } from './fixtures.ts';
import { createMllpFramer, frameMllp } from './mllp-framing.ts';

type Emitted = {
  readonly batch: readonly DeviceSaid[];
  readonly answer: (how: EmitAnswer) => void;
  readonly fail: (why: Error) => void;
};

/** A session with nobody at either end: what it emits waits until the test answers. */
function openSession({ isSimulation = false }: { readonly isSimulation?: boolean } = {}) {
  const emitted: Emitted[] = [];
  const hungUp: string[] = [];
  const framer = createMllpFramer();
  const acks: string[] = [];
  const session = hl7Driver.open({
    clock: createFakeClock(),
    isSimulation,
    deviceId: 'test' as DeviceId,
    options: {},
    emit: (batch) =>
      new Promise((answer, fail) => {
        emitted.push({ batch, answer, fail });
      }),
    link: {
      peer: 'test',
      write(bytes) {
        for (const piece of framer.push(bytes)) {
          if (piece.type === 'frame') acks.push(msaOf(piece.payload.toString()));
        }
      },
      close: (why) => hungUp.push(why),
    },
  });
  const send = (text: string) => {
    session.receive(frameMllp(Buffer.from(text)));
  };
  return { session, send, emitted, acks, hungUp };
}

/** `AA M1` */
function msaOf(ack: string): string {
  const [, code = '', id = ''] = /\rMSA\|(\w+)\|([^|\r]*)/.exec(ack) ?? [];
  return `${code} ${id}`.trim();
}

/** All promises that can be settled are. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function whysOf(emitted: readonly Emitted[]): readonly string[] {
  return emitted.flatMap(({ batch }) =>
    batch.flatMap((said) => (said.type === 'frame-rejected' ? [said.why] : [])),
  );
}

const reading = (id: string) => aMessage([aRow(spo2)], aHeader({ id }));

describe('the answer to a message', () => {
  it('[HL17] AA waits until it is known that the readings are recorded', async () => {
    const { send, emitted, acks } = openSession();
    send(reading('M1'));
    await settled();
    expect(acks).toEqual([]);
    emitted[0]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1']);
  });

  it('[HL17] what the disk does not hold is AE', async () => {
    const { send, emitted, acks } = openSession();
    send(reading('M1'));
    emitted[0]!.answer('not-recorded');
    await settled();
    expect(acks).toEqual(['AE M1']);
  });

  it('[HL17] when the gateway itself fails, it is AE', async () => {
    const { send, emitted, acks } = openSession();
    send(reading('M1'));
    emitted[0]!.fail(new Error('bug'));
    await settled();
    expect(acks).toEqual(['AE M1']);
  });

  it('[HL18] answers leave in the order of the messages, whatever is recorded first', async () => {
    const { send, emitted, acks } = openSession();
    for (const id of ['M1', 'M2', 'M3']) send(reading(id));
    emitted[2]!.answer('recorded');
    emitted[1]!.answer('not-recorded');
    await settled();
    expect(acks).toEqual([]);
    emitted[0]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1', 'AE M2', 'AA M3']);
  });

  it('[HL18] what is ready waits for the one before it, not for those after it', async () => {
    const { send, emitted, acks } = openSession();
    for (const id of ['M1', 'M2', 'M3']) send(reading(id));
    emitted[2]!.answer('recorded');
    emitted[0]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1']);
    emitted[1]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1', 'AA M2', 'AA M3']);
  });

  it('[HL18] a refusal waits for its turn as well', async () => {
    const { send, emitted, acks } = openSession();
    send(reading('M1'));
    send(aMessage([], aHeader({ id: 'M2', type: 'ADT^A01' })));
    await settled();
    expect(acks).toEqual([]);
    emitted[0]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1', 'AR M2']);
  });

  it('[HL22] a message with rows that can not be used is AA: sending it again would help nobody', async () => {
    const { send, emitted, acks } = openSession();
    send(aMessage([aRow(spo2), aRow(spo2, { place: '1.9', unit: '' }), aRow('1^X^MDC')]));
    expect(emitted.map(({ batch }) => batch.map(({ type }) => type))).toEqual([
      ['reading', 'frame-rejected', 'unknown-code'],
    ]);
    emitted[0]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AA M1']);
  });

  it('[HL22] a message without rows is AA, and nothing is said', () => {
    const { send, emitted, acks } = openSession();
    send(aMessage([]));
    expect([acks, emitted.flatMap(({ batch }) => batch)]).toEqual([['AA M1'], []]);
  });

  it('[HL24] the same message number again is another message', async () => {
    const { send, emitted, acks } = openSession();
    send(reading('204'));
    send(reading('204'));
    for (const { answer } of emitted) answer('recorded');
    await settled();
    expect(acks).toEqual(['AA 204', 'AA 204']);
  });

  it('[HL23] an acknowledgement is not acknowledged, but counted', () => {
    const { send, acks, emitted } = openSession();
    send(`${aHeader({ type: 'ACK^R01^ACK' })}\rMSA|AA|X\r`);
    expect([acks, whysOf(emitted)]).toEqual([[], ['malformed']]);
  });
});

describe('a message that is not for this place', () => {
  const rows = [
    ['another kind', false, { type: 'ADT^A01^ADT_A01' }, 'AR', ['malformed']],
    ['another event', false, { type: 'ORU^R40^ORU_R40' }, 'AR', ['malformed']],
    ['no event', false, { type: 'ORU' }, 'AR', ['malformed']],
    ['version 3', false, { version: '3.0' }, 'AR', ['malformed']],
    ['version 2.2', false, { version: '2.2' }, 'AR', ['malformed']],
    ['no version', false, { version: '' }, 'AR', ['malformed']],
    ['version 2.3', false, { version: '2.3' }, 'AA', []],
    ['version 2.3.1', false, { version: '2.3.1' }, 'AA', []],
    ['version 2.6 with a country', false, { version: '2.6^USA' }, 'AA', []],
    ['simulated in a clinic', false, { processing: 'T' }, 'AR', ['simulated']],
    ['debugging in a clinic', false, { processing: 'D' }, 'AR', ['simulated']],
    ['saying neither in a clinic', false, { processing: '' }, 'AR', ['simulated']],
    ['real in a clinic', false, { processing: 'P' }, 'AA', []],
    ['current, at intervals', false, { processing: 'P^T' }, 'AA', []],
    ['out of an archive', false, { processing: 'P^A' }, 'AR', ['stored']],
    ['restored', false, { processing: 'P^R' }, 'AR', ['stored']],
    ['loaded at first', false, { processing: 'P^i' }, 'AR', ['stored']],
    ['simulated, out of an archive', true, { processing: 'T^A' }, 'AR', ['stored']],
    ['real in simulation', true, { processing: 'P' }, 'AR', ['not-simulated']],
    ['saying neither in simulation', true, { processing: '' }, 'AR', ['not-simulated']],
    ['simulated in simulation', true, { processing: 'T' }, 'AA', []],
  ] as const;
  for (const [what, isSimulation, parts, code, whys] of rows) {
    it(`[HL19] ${what}: ${code}`, async () => {
      const { send, acks, emitted } = openSession({ isSimulation });
      send(aMessage([aRow(spo2)], aHeader(parts)));
      for (const { answer } of emitted) answer('recorded');
      await settled();
      expect(acks).toEqual([`${code} M1`]);
      expect(whysOf(emitted)).toEqual(whys);
      const readings = emitted.flatMap(({ batch }) => batch.filter(({ type }) => type === 'reading'));
      expect(readings).toHaveLength(code === 'AA' ? 1 : 0);
    });
  }
});

describe('bad input', () => {
  it('[HL8] a frame that is no message is AE and counted, and the next one is read', async () => {
    const { send, acks, emitted, session } = openSession();
    send('hello');
    send(reading('M2'));
    emitted[1]!.answer('recorded');
    await settled();
    expect(acks).toEqual(['AE', 'AA M2']);
    expect(whysOf(emitted)).toEqual(['malformed']);
    expect(session.counts()).toEqual({ frames: 2, garbageBytes: 0, speaks: 'pcd-01' });
  });

  it('[HL8] two messages in one frame are not taken apart', () => {
    const { send, acks, emitted } = openSession();
    send(reading('M1') + reading('M2'));
    expect([acks, whysOf(emitted)]).toEqual([['AE'], ['malformed']]);
  });

  it('[HL3] garbage is counted by bytes and shown', () => {
    const { session, emitted } = openSession();
    session.receive(Buffer.from('\x16\x03hello\x0b'));
    expect(session.counts()).toEqual({ frames: 0, garbageBytes: 7 });
    expect(emitted.map(({ batch }) => batch)).toEqual([
      [{ type: 'frame-rejected', why: 'garbage', raw: '..hello' }],
    ]);
  });

  it('[HL4] a message that was cut off is counted, and not answered', () => {
    const { session, acks, emitted } = openSession();
    session.receive(Buffer.from('\x0bMSH|^~\\&|A'));
    session.close();
    session.close();
    expect([acks, whysOf(emitted)]).toEqual([[], ['malformed']]);
  });

  it('[HL5] a frame that never ends drops the connection, once', () => {
    const { session, emitted, hungUp } = openSession();
    session.receive(Buffer.from('\x0b'));
    const piece = Buffer.alloc(64 * 1024, 'x');
    for (let sent = 0; sent < 40; sent += 1) session.receive(piece);
    session.close();
    expect([hungUp, whysOf(emitted)]).toEqual([['oversized'], ['oversized']]);
  });

  it('[DD5] what is kept of a rejected message is short and leaves the patient out', () => {
    const { send, emitted } = openSession();
    send(aMessage([aRow(spo2, { unit: '' })]).replace('PID|||X', `PID|||X||Doe^John`));
    send(aMessage([], aHeader({ type: 'ADT^A01' })).replace('PID|||X', `PID|||X||Doe^John`));
    const raws = emitted.flatMap(({ batch }) =>
      batch.flatMap((said) => (said.type === 'frame-rejected' ? [said.raw] : [])),
    );
    expect(raws).toHaveLength(2);
    for (const raw of raws) expect(raw).not.toContain('Doe');
  });
});
