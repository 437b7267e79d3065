import type { OximeterReport } from '../devices/device.ts';
import type { Delivery, Frame } from '../links/emission.ts';
import { createStreams } from '../random.ts';
import type { LinkFormat } from '../scenario/scenario.ts';
import type { Span } from '../verbs.ts';
import { createFaultPipeline, type FaultPipeline } from './fault-pipeline.ts';
import { linkVerbs, type LinkDeed } from './link-verbs.ts';

/** Frames as small as their formats allow, written from the byte tables and not by the encoders. The n-th says n. */

export function aReport(n: number): OximeterReport {
  const saturation = 90 + (n % 10);
  return {
    kind: 'oximeter',
    atMs: n * 1_000,
    deviceAtMs: n * 1_000,
    state: 'track',
    spo2Percent: saturation,
    pulseRateBpm: 70,
    displaySpo2Percent: saturation,
    displayPulseRateBpm: 70,
    slowSpo2Percent: saturation,
    slowPulseRateBpm: 70,
    fastSpo2Percent: saturation,
    perfusionIndexPercent: 3,
    flags: {
      isProbeOff: false,
      isSensorFaulty: false,
      isOutOfTrack: false,
      isArtefact: false,
      perfusion: 'good',
      isTrusted: true,
      isHeld: false,
      isNan: false,
    },
    batteryPercent: 100,
    pleth: [],
  };
}

/** One a second unless said otherwise. */
export function aFrame(format: LinkFormat, n: number, atMs = n * 1_000): Frame {
  return {
    atMs,
    bytes: bytesOf(format, n),
    controlId: format === 'pcd01' ? controlIdOf(n) : null,
    report: aReport(n),
  };
}

export function frames(format: LinkFormat, count: number): readonly Frame[] {
  return Array.from({ length: count }, (_, n) => aFrame(format, n));
}

export function bytesOf(format: LinkFormat, n: number): Uint8Array {
  const saturation = 90 + (n % 10);
  switch (format) {
    case 'pcd01':
      return block(
        `MSH|^~\\&|SIM||||||ORU^R01|${controlIdOf(n)}|T|2.6\r` +
          `OBX|1|NM|150456^SPO2^MDC|1.1.1.1|${saturation}|262688^%^MDC|||||R\r` +
          'OBX|2|NM|149530^PR^MDC|1.1.1.2||264864^bpm^MDC||NAV|||X\r',
      );
    case 'mindray':
      return block(
        `MSH|^~\\&|||||||ORU^R01|204|T|2.3.1|\rOBX||NM|160^SpO2|2103|${saturation}||||||F\rOBX||CE|2037^|160|3^||||||F\r`,
      );
    case 'nonin-df2':
      return packet((place) => [0x01, status(place), 0x40, dataOf(place, saturation)]);
    case 'nonin-df7':
      return packet((place) => [status(place), 0x40, 0x00, dataOf(place, saturation)]);
    case 'nonin-df8':
      return Uint8Array.of(0x80, 70, saturation, 0x20);
    case 'masimo-ascii':
      return latin1(
        `11/28/26 10:00:${String(n % 60).padStart(2, '0')} SN=SIM-1 SPO2=${String(saturation).padStart(3, '0')}% BPM=070 PI=03.00% PIDELTA=+-- ALARM=0000 EXC=000800\r\n`,
      );
    case 'plx':
      return Uint8Array.of(0b00100, saturation, 0, 70, 0, 0x20, 0x00);
    case 'bps':
      return Uint8Array.of(0b00100, 120, 0, 80, 0, saturation, 0, 70, 0);
  }
}

export function controlIdOf(n: number): string {
  return `SIM-${String(n + 1).padStart(4, '0')}`;
}

function block(text: string): Uint8Array {
  return latin1(`\x0b${text}\x1c\r`);
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function status(place: number): number {
  return 0x82 | (place === 1 ? 1 : 0);
}

function dataOf(place: number, saturation: number): number {
  if ([3, 9, 10, 11, 16, 17].includes(place)) return saturation;
  return [2, 15, 21, 23].includes(place) ? 70 : 0;
}

function packet(frame: (place: number) => readonly number[]): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: 25 }, (_, index) => {
      const four = frame(index + 1);
      return [...four, four.reduce((sum, byte) => sum + byte, 0) % 256];
    }).flat(),
  );
}

/** A verb with the parameters it has when nobody gives any. */
export function deedOf(verb: LinkDeed['verb'], params: Readonly<Record<string, unknown>> = {}): LinkDeed {
  return { verb, params: linkVerbs[verb].params.parse(params) } as LinkDeed;
}

export function during(fromMs: number, untilMs: number | null, id = `${fromMs}-${String(untilMs)}`): Span {
  return { id, fromMs, untilMs };
}

export const always: Span = { id: 'always', fromMs: -1, untilMs: null };

export function aPipeline(format: LinkFormat, seed = 1): FaultPipeline {
  return createFaultPipeline({ format, streams: createStreams(seed).under('chair-3/link') });
}

export type Fault = { readonly deed: LinkDeed; readonly span?: Span };

/** What becomes of those frames, asked for once at the end. */
export function outcome(
  format: LinkFormat,
  sent: readonly Frame[],
  {
    faults,
    seed = 1,
    untilMs = 10_000_000,
  }: { readonly faults: readonly Fault[]; readonly seed?: number; readonly untilMs?: number },
): readonly Delivery[] {
  const pipeline = aPipeline(format, seed);
  for (const [index, { deed, span = always }] of faults.entries())
    pipeline.begin(deed, { ...span, id: `${span.id}/${index}` });
  for (const frame of sent) pipeline.push(frame);
  return pipeline.due(untilMs);
}

export type Bytes = Extract<Delivery, { type: 'bytes' }>;

export function bytesIn(deliveries: readonly Delivery[]): readonly Bytes[] {
  return deliveries.filter((one): one is Bytes => one.type === 'bytes');
}

export function actionsIn(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.flatMap((one) => (one.type === 'connection' ? [`${one.action} ${one.atMs}`] : []));
}

/** Which reports, by their number, and when. */
export function reportsIn(deliveries: readonly Delivery[]): readonly string[] {
  return bytesIn(deliveries).flatMap(({ reports, atMs }) =>
    reports.map((report) => `${report.atMs / 1_000} at ${atMs}`),
  );
}
