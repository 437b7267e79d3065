import type { ChairState } from '@chairside/shared/chair/state.ts';
import { createAlarmExport } from '@chairside/server/alarm-export/alarm-export.ts';
import { createFakeClock } from '@chairside/server/clock/fake-clock.ts';
import { parseMessage } from '@chairside/server/devices/hl7/message.ts';
import { createSilentLog } from '@chairside/server/ports/log.ts';
import { describe, expect, it } from 'vitest';
import { infusing, type BenchChair } from '../support/bench-chair.ts';

/** Alarms as another system is told of them: bytes of a device in, messages out, on a clock that the test moves. */

type Settings = {
  readonly namesPatients?: boolean;
  readonly watchdogSeconds?: number | null;
  readonly isSimulation?: boolean;
};

function listensTo(bench: BenchChair, settings: Settings = {}) {
  const hostClock = createFakeClock();
  const sent: string[] = [];
  const { namesPatients = false, watchdogSeconds = null, isSimulation = true } = settings;
  let seq = 0;
  let state: ChairState = bench.state();
  const alarmExport = createAlarmExport(
    { host: 'other', port: 1, namesPatients, watchdogSeconds },
    {
      hostClock,
      isSimulation,
      log: createSilentLog(),
      stateOf: () => state,
      exchange: {
        send(text) {
          sent.push(text);
          return Promise.resolve({ type: 'accepted' });
        },
        close: () => undefined,
      },
    },
  );
  /** What the chair has published since. */
  const hears = async () => {
    const all = await bench.events();
    state = bench.state();
    const events = all.filter((event) => event.seq > seq);
    seq = all.at(-1)?.seq ?? seq;
    alarmExport.hear([{ stream: state.chair, expectedSeq: 0, events, session: null, readings: [] }]);
    await settled();
    return sent.splice(0).map(rowsOf);
  };
  return { alarmExport, hears, hostClock, sent };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The facets by their last number, and what stands around them. */
function rowsOf(text: string) {
  const parsed = parseMessage(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  const { header, segments } = parsed.value;
  const rows = segments.filter(({ name }) => name === 'OBX');
  const facet = (number: number) => rows.find((row) => row.field(4).endsWith(`.${number}`))?.field(5);
  const of = (name: string) => segments.find((segment) => segment.name === name);
  return { text, header, rows, facet, of };
}

async function shows(bench: BenchChair, seconds: number, spo2: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.oximeter({ spo2, pulse: 66 });
    await bench.advance(1_000);
  }
}

const about = (what: string) => (one: ReturnType<typeof rowsOf>) => one.facet(1)?.startsWith(what) === true;
const inShort = (one: ReturnType<typeof rowsOf>) =>
  [3, 4, 5, 6, 7].map((number) => one.facet(number)).join(' ');

describe('the life of an alarm', () => {
  it('[AX1] [AX2] start, acknowledged, over: one message a step, one row a facet', async () => {
    const bench = await infusing();
    const { hears } = listensTo(bench);
    await hears();
    await shows(bench, 2, 79);
    const [start, ...more] = (await hears()).filter(about('spo2-low'));
    expect(more).toEqual([]);
    expect(inShort(start!)).toBe('start active enabled PH SP');
    expect(start!.rows.map((row) => [row.field(3), row.field(4)])).toEqual([
      ['196670^MDC_EVT_LO^MDC', '1.1.0.1'],
      ['150456^spo2Percent^MDC', '1.1.0.2'],
      ['68481^MDC_ATTR_EVENT_PHASE^MDC', '1.1.0.3'],
      ['68482^MDC_ATTR_ALARM_STATE^MDC', '1.1.0.4'],
      ['68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC', '1.1.0.5'],
      ['68484^MDC_ATTR_ALARM_PRIORITY^MDC', '1.1.0.6'],
      ['68485^MDC_ATTR_ALERT_TYPE^MDC', '1.1.0.7'],
    ]);
    expect([start!.rows[0]!.field(8), start!.rows[1]!.field(5), start!.rows[1]!.field(6)]).toEqual([
      'L~PH~SP',
      '79',
      '262688^MDC_DIM_PERCENT^MDC',
    ]);

    const { id } = bench
      .state()
      .session!.alarms.occurrences.find(({ condition }) => condition.what === 'spo2-low')!;
    await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    const [acknowledged] = (await hears()).filter(about('spo2-low'));
    expect(inShort(acknowledged!)).toBe('update active alert-acknowledged PH SP');
    expect(acknowledged!.of('OBR')!.field(29)).toBe(`^${start!.of('OBR')!.field(3).replace('^', '&')}`);
    expect(acknowledged!.of('OBR')!.field(2)).toBe(start!.of('OBR')!.field(2));

    await shows(bench, 30, 97);
    const over = (await hears()).filter(about('spo2-low'));
    expect(inShort(over.at(-1)!)).toBe('end inactive enabled PH SP');
    expect(await hears()).toEqual([]);
  });

  it('[AX1] latched, and the sound paused', async () => {
    const bench = await infusing();
    const { hears } = listensTo(bench);
    await shows(bench, 2, 79);
    await hears();
    await shows(bench, 4, 97);
    expect((await hears()).filter(about('spo2-low')).map(inShort)).toEqual(['update latched enabled PH SP']);
    await bench.does({ type: 'pause-audio' });
    expect((await hears()).filter(about('spo2-low')).map(inShort)).toEqual([
      'update latched audio-paused PH SP',
    ]);
  });

  it('[AX1] one that began and ended before anybody looked is told as begun and as ended', async () => {
    const bench = await infusing();
    const { hears } = listensTo(bench);
    await hears();
    await shows(bench, 2, 79);
    const { id } = bench
      .state()
      .session!.alarms.occurrences.find(({ condition }) => condition.what === 'spo2-low')!;
    await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    await shows(bench, 30, 97);
    expect((await hears()).filter(about('spo2-low')).map((one) => one.facet(3))).toEqual(['start', 'end']);
  });

  it('[AX1] a technical one has no value, and says what it is about', async () => {
    const bench = await infusing();
    const { hears } = listensTo(bench);
    await hears();
    for (let second = 0; second < 20; second += 1) {
      await bench.oximeter({ spo2: 'OFF', pulse: 'OFF' });
      await bench.advance(1_000);
    }
    const [start] = (await hears()).filter(about('probe-off'));
    expect(start!.facet(7)).toBe('ST');
    expect(start!.rows[0]!.field(3)).toBe('196916^MDC_EVT_SENSOR_DISCONN^MDC');
    expect([start!.rows[1]!.field(5), start!.rows[1]!.field(11)]).toEqual(['', 'X']);
  });
});

describe('after a start', () => {
  it('[AX5] what stands is said again, as there before, and its end is told later', async () => {
    const bench = await infusing();
    await shows(bench, 2, 79);
    const { alarmExport, hears, sent } = listensTo(bench);
    alarmExport.catchUp([bench.state()]);
    await settled();
    const said = sent.splice(0).map(rowsOf).filter(about('spo2-low'));
    expect(said.map(inShort)).toEqual(['continue active enabled PH SP']);
    await bench.does({
      type: 'acknowledge-alarm',
      occurrence: Number(said[0]!.of('OBR')!.field(2).split('.')[1]!.split('^')[0]),
      reason: null,
    });
    await shows(bench, 30, 97);
    expect((await hears()).filter(about('spo2-low')).at(-1)!.facet(3)).toBe('end');
  });
});

describe('what a message says of itself', () => {
  for (const [isSimulation, processing] of [
    [true, 'T'],
    [false, 'P'],
  ] as const) {
    it(`[AX2] MSH-11 is ${processing} ${isSimulation ? 'in' : 'outside'} simulation`, async () => {
      const bench = await infusing();
      const { hears } = listensTo(bench, { isSimulation });
      await shows(bench, 2, 79);
      const [first] = await hears();
      const of = (number: number) => first!.header.field(number);
      expect([of(9), of(11), of(12), of(15), of(16)]).toEqual([
        'ORU^R40^ORU_R40',
        processing,
        '2.6',
        'AL',
        'NE',
      ]);
      expect(of(21)).toBe('IHE_PCD_ACM_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.4.1^ISO');
      expect(first!.of('OBR')!.field(4)).toBe('196616^MDC_EVT_ALARM^MDC');
      expect(first!.of('PV1')!.field(3)).toBe('^^1');
    });
  }

  for (const namesPatients of [false, true]) {
    it(`[AX8] the patient is ${namesPatients ? 'named where the clinic says so' : 'not named'}`, async () => {
      const bench = await infusing();
      const { hears } = listensTo(bench, { namesPatients });
      await shows(bench, 2, 79);
      const all = (await hears()).map(({ text }) => text).join('');
      expect(all.includes('Rivera')).toBe(namesPatients);
      expect(all.includes('1042')).toBe(namesPatients);
    });
  }

  it('[AX7] the watchdog speaks when nothing else does, and says when the next is due', async () => {
    const bench = await infusing();
    const { hostClock, sent, alarmExport } = listensTo(bench, { watchdogSeconds: 5 });
    for (const [ms, count] of [
      [4_999, 0],
      [1, 1],
      [4_999, 1],
      [1, 2],
    ] as const) {
      hostClock.advance(ms);
      await settled();
      expect(sent).toHaveLength(count);
    }
    const { rows, facet } = rowsOf(sent[0]!);
    expect(rows[0]!.field(3)).toBe('196614^MDC_EVT_ACTIVE^MDC');
    expect([facet(8), rows.at(-1)!.field(3), rows.at(-1)!.field(6)]).toEqual([
      '5',
      '67860^MDC_ATTR_CONFIRM_TIMEOUT^MDC',
      '264320^MDC_DIM_SEC^MDC',
    ]);
    alarmExport.close();
    hostClock.advance(60_000);
    await settled();
    expect(sent).toHaveLength(2);
  });
});
