import fc from 'fast-check';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '@chairside/server/clock/fake-clock.ts';
import type { DeviceReading, DeviceSaid } from '@chairside/server/devices/driver.ts';
import { hl7Driver } from '@chairside/server/devices/hl7/driver.ts';
import type { CuffReport, OximeterReport } from '@chairside/simulators/devices/device.ts';
import { createFaultPipeline } from '@chairside/simulators/faults/fault-pipeline.ts';
import { verbsOf } from '@chairside/simulators/faults/formats.ts';
import { linkVerbs, type LinkDeed } from '@chairside/simulators/faults/link-verbs.ts';
import type { Delivery, Frame } from '@chairside/simulators/links/emission.ts';
import { mllpFrame } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01, type Observation } from '@chairside/simulators/links/pcd01.ts';
import { createStreams } from '@chairside/simulators/random.ts';

/**
 * Damaged streams into the gateway’s own driver, bytes in, readings out: whatever goes wrong on a link, the gateway neither breaks
 * nor believes a number that nobody sent. It reads them without the simulator’s help: a reading counts as sent if value, parameter,
 * device and time of measurement are all those of one that was.
 */
const startMs = Date.UTC(2026, 10, 28, 9);

type LinkVerb = LinkDeed['verb'];

/** An oximeter’s message a second, and each tenth a cuff’s. */
function sent(count: number): readonly Frame[] {
  return Array.from({ length: count }, (_, n) => {
    const atMs = startMs + n * 1_000;
    const isCuff = n % 10 === 9;
    const controlId = `SIM-CHAIR-3-${String(n + 1).padStart(4, '0')}`;
    const payload = encodePcd01({
      sender: 'SIM-CHAIR-3',
      controlId,
      sentAtMs: atMs,
      profile: isCuff ? 'cuff' : 'oximeter',
      deviceId: isCuff ? 'SIM-NIBP-3' : 'SIM-OXI-3',
      measuredAtMs: atMs,
      observations: isCuff ? pressures(n) : saturation(n),
    });
    // Only that there is a report matters here, not what is in it.
    const report = { kind: isCuff ? 'cuff' : 'oximeter', atMs } as CuffReport | OximeterReport;
    return { atMs, bytes: mllpFrame(payload), controlId, report };
  });
}

function saturation(n: number): readonly Observation[] {
  return [
    { parameter: 'spo2Percent', result: { value: 88 + (n % 12) } },
    { parameter: 'pulseRateBpm', result: { value: 60 + (n % 40) } },
    { parameter: 'perfusionIndexPercent', result: { value: 3.2 } },
  ];
}

function pressures(n: number): readonly Observation[] {
  return [
    { parameter: 'systolicMmHg', result: { value: 120 + (n % 30) } },
    { parameter: 'diastolicMmHg', result: { value: 70 + (n % 20) } },
    { parameter: 'meanMmHg', result: { value: 90 + (n % 20) } },
    { parameter: 'cuffPulseRateBpm', result: { value: 65 + (n % 20) } },
  ];
}

const streamOf = (seed: number) => createStreams(seed).under('chair-3/link');

type Outage = { readonly deed: LinkDeed; readonly fromMs: number; readonly untilMs: number };

function through(faults: readonly Outage[], frames: readonly Frame[], seed = 1): readonly Delivery[] {
  const pipeline = createFaultPipeline({ format: 'pcd01', streams: streamOf(seed) });
  for (const [index, { deed, fromMs, untilMs }] of faults.entries())
    pipeline.begin(deed, { id: String(index), fromMs, untilMs });
  for (const frame of frames) pipeline.push(frame);
  return pipeline.due(startMs + 24 * 3_600_000);
}

/** What the gateway makes of it; each connection is a session of its own. */
function heardBy(deliveries: readonly Delivery[]) {
  const said: DeviceSaid[] = [];
  const hungUp: string[] = [];
  const open = () =>
    hl7Driver.open({
      clock: createFakeClock(),
      isSimulation: true,
      deviceId: 'test' as DeviceId,
      options: {},
      emit(batch) {
        said.push(...batch);
        return Promise.resolve('recorded');
      },
      link: { peer: 'test', write: () => undefined, close: (why) => hungUp.push(why) },
    });
  let session = open();
  for (const delivery of deliveries) {
    if (delivery.type === 'bytes') session.receive(delivery.bytes);
    else if (delivery.action === 'connect') session = open();
    else session.close();
  }
  session.close();
  return {
    hungUp,
    rejected: said.filter(({ type }) => type === 'frame-rejected').length,
    readings: said.flatMap((one) => (one.type === 'reading' ? [one.reading] : [])),
  };
}

const withValue = (readings: readonly DeviceReading[]) =>
  readings.filter((reading) => reading.quality !== 'unavailable');

const named = (reading: DeviceReading) =>
  [
    reading.deviceId,
    reading.parameter,
    reading.measuredAtMs,
    reading.quality === 'unavailable' ? '' : reading.value,
  ].join(' ');

/** Readings with a value that nobody sent. `original`: what is heard without faults. */
function inventedIn(readings: readonly DeviceReading[], original: readonly DeviceReading[]) {
  const known = new Set(withValue(original).map(named));
  return withValue(readings).filter((reading) => !known.has(named(reading)));
}

const lasts = (deed: LinkDeed): Outage => ({ deed, fromMs: startMs - 1, untilMs: startMs + 10 * 3_600_000 });

function deedOf(verb: LinkVerb, params: Readonly<Record<string, unknown>>): LinkDeed {
  return { verb, params: linkVerbs[verb].params.parse(params) } as LinkDeed;
}

/** Any faults of the link, at any time of the first two minutes. */
function faults(without: readonly LinkVerb[]): fc.Arbitrary<readonly Outage[]> {
  const one = fc
    .record({
      verb: fc.constantFrom(...verbsOf('pcd01').filter((verb) => !without.includes(verb))),
      rate: fc.constantFrom(0.1, 0.5, 1),
      as: fc.constantFrom(
        'nan',
        'nres',
        '+inf',
        '-inf',
        'empty',
        'null',
        'unit-kpa',
        'unknown-code',
        'not-final',
      ),
      then: fc.constantFrom('live', 'burst', 'shuffled'),
      with: fc.constantFrom('crlf', 'lf', 'mixed'),
      fromMs: fc.integer({ min: startMs - 1_000, max: startMs + 120_000 }),
      lastsMs: fc.integer({ min: 0, max: 120_000 }),
    })
    .map(({ verb, fromMs, lastsMs, ...params }): Outage => {
      const known = Object.keys(linkVerbs[verb].params.parse({}));
      const given = Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name)));
      return { deed: deedOf(verb, given), fromMs, untilMs: fromMs + lastsMs };
    });
  return fc.array(one, { maxLength: 6 });
}

describe('damaged streams at the gateway', () => {
  it('[SI50] without faults the gateway hears every value once', () => {
    const { readings, rejected, hungUp } = heardBy(through([], sent(120)));
    expect(withValue(readings)).toHaveLength(108 * 3 + 12 * 4);
    expect({ rejected, hungUp }).toEqual({ rejected: 0, hungUp: [] });
  });

  it('[SI55] [DD5] whatever goes wrong on the link but flipped bits, no value is heard that was not sent', () => {
    const frames = sent(120);
    const original = heardBy(through([], frames)).readings;
    fc.assert(
      fc.property(faults(['corrupt']), fc.nat(), (chosen, seed) => {
        const { readings, hungUp } = heardBy(through(chosen, frames, seed));
        expect(inventedIn(readings, original)).toEqual([]);
        expect(hungUp).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('[SI56] [DD5] with bits flipped too, nothing breaks and the stream goes on afterwards', () => {
    const frames = sent(140);
    const flips = lasts(deedOf('corrupt', { rate: 0.5 }));
    fc.assert(
      fc.property(faults([]), fc.nat(), (chosen, seed) => {
        const ended = [...chosen, flips].map((one) => ({
          ...one,
          untilMs: Math.min(one.untilMs, startMs + 120_500),
        }));
        const heard = heardBy(through(ended, frames, seed));
        const last = withValue(heard.readings).map(({ measuredAtMs }) => measuredAtMs ?? 0);
        expect(last).toContain(startMs + 139_000);
      }),
      { numRuns: 40 },
    );
  });

  it('[SI55] every report said to have arrived is one the gateway could read', () => {
    const frames = sent(120);
    fc.assert(
      fc.property(faults([]), fc.nat(), (chosen, seed) => {
        const deliveries = through(chosen, frames, seed);
        const heardAt = new Set(
          withValue(heardBy(deliveries).readings).map(({ measuredAtMs }) => measuredAtMs),
        );
        const arrived = deliveries.flatMap((one) => (one.type === 'bytes' ? one.reports : []));
        expect(arrived.filter(({ atMs }) => !heardAt.has(atMs))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('[SI56] [DD6] a flipped byte in every message: what still looks like a value is what stands in the bytes', () => {
    const count = 5_000;
    const frames = sent(count);
    const deliveries = through([lasts(deedOf('corrupt', { rate: 1 }))], frames);
    const { readings, rejected } = heardBy(deliveries);
    const original = heardBy(through([], frames)).readings;
    const invented = inventedIn(readings, original);
    const written = new Set(
      deliveries.flatMap((one) =>
        one.type === 'bytes'
          ? Buffer.from(one.bytes)
              .toString('latin1')
              .split(/[^\d.+-]/)
              .map(Number)
          : [],
      ),
    );
    expect(invented.filter(({ value }) => !written.has(value))).toEqual([]);
    expect(deliveries.flatMap((one) => (one.type === 'bytes' ? one.reports : []))).toEqual([]);

    const places = new Set(withValue(original).map(placeOf));
    const misread = invented.filter((reading) => places.has(placeOf(reading)));
    const doubted = misread.filter(({ quality }) => quality === 'questionable');
    console.log(
      `one byte flipped in each of ${count} messages: ${withValue(readings).length} values heard, ${rejected} rejections; ` +
        `${misread.length} values are not what was sent (${doubted.length} of them questionable), ` +
        `${invented.length - misread.length} are, with another device or time`,
    );
    // HL7 has no checksum: three values of two digits in nine hundred bytes, and a flip makes a digit of a digit one time in thirty.
    expect(misread.length / count).toBeLessThan(0.005);
  });
});

/** Of which device, what and when. */
function placeOf({ deviceId, parameter, measuredAtMs }: DeviceReading): string {
  return `${deviceId} ${parameter} ${String(measuredAtMs)}`;
}
