import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Observation } from '@chairside/simulators/links/pcd01.ts';
import { startGateway } from './gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from './nurse.ts';
import { holdClock, type SteppedCable } from './stepped-bedside.ts';

/** Seventy minutes at one chair, a second a step, with a nurse who comes every five minutes. */
export const sessionStartMs = Date.UTC(2026, 2, 2, 9);
const chair = '1';
const oximeterId = 'SIM-OXI-1';
const cuffId = 'SIM-NIBP-1';
const minuteS = 60;
const lengthS = 70 * minuteS;
const firstCuffS = 90;
const cuffEveryS = 5 * minuteS;
const beforeItIsDueS = cuffEveryS - 10;

const commandsByMinute: ReadonlyMap<number, ChairCommand> = new Map<number, ChairCommand>([
  [3, { type: 'set-baseline' }],
  [
    4,
    {
      type: 'start-infusion',
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: 'as asked by the physician',
    },
  ],
  [27, { type: 'pause-infusion', reason: 'blood-pressure' }],
  [34, { type: 'resume-infusion' }],
  [51, { type: 'stop-infusion', stop: { kind: 'completed' } }],
]);

const opening: ChairCommand = {
  type: 'open-session',
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

export type Lived = {
  /** As the answers to the steps told them. */
  readonly events: readonly ChairEvent[];
  /** As a screen that comes at the end is told. */
  readonly lastSeq: number;
  readonly tookMs: number;
};

/** `inPieces`: the same bytes, but never a message in one. A gateway of its own each time. */
export async function liveSession({ inPieces }: { readonly inPieces: boolean }): Promise<Lived> {
  const gateway = await startGateway({ chairs: chair, speed: 1 });
  const nurse = enterNurse(gateway);
  const bedside = await holdClock(gateway, { startAtMs: sessionStartMs });
  try {
    const oximeter = await bedside.plugIn('SIM-CHAIR-1');
    const cuff = await bedside.plugIn('SIM-CART-1');
    for (const deviceId of [oximeterId, cuffId]) mustBeRecorded(await nurse.bind(deviceId, chair));
    mustBeRecorded(await nurse.command(chair, opening));
    const fromHostMs = performance.now();
    for (let second = 1; second <= lengthS; second += 1) {
      const atMs = sessionStartMs + second * 1_000;
      if (!isSilent(second)) say(oximeter, { atMs, spo2: spo2At(second), inPieces });
      if (second === firstCuffS || second % cuffEveryS === beforeItIsDueS)
        measure(cuff, { atMs, systolic: systolicAt(second) });
      await bedside.advanceTo(atMs);
      if (second % minuteS === 0) await comeBy(nurse, second / minuteS);
    }
    const tookMs = performance.now() - fromHostMs;
    return { events: bedside.events(), lastSeq: (await nurse.chair(chair)).state.seq, tookMs };
  } finally {
    bedside.leave();
    nurse.leave();
    await gateway.end();
  }
}

/** Sinks at 10 min and comes back, loses the probe at 20 min. */
function spo2At(second: number): number | null {
  if (second >= 600 && second < 700) return 97 - Math.min(13, Math.floor((second - 600) / 4));
  return second >= 1_200 && second < 1_290 ? null : 97;
}

/** The oximeter says nothing for most of a minute. */
function isSilent(second: number): boolean {
  return second >= 2_700 && second < 2_745;
}

function systolicAt(second: number): number {
  return second >= 1_500 && second < 2_400 ? 188 : 124;
}

type Numbers = { readonly atMs: number; readonly spo2: number | null; readonly inPieces: boolean };

function say(cable: SteppedCable, { atMs, spo2, inPieces }: Numbers): void {
  const result: Observation['result'] = spo2 === null ? { absent: 'OFF' } : { value: spo2 };
  const pulse: Observation['result'] = spo2 === null ? { absent: 'OFF' } : { value: 66 };
  const frame = cable.frame({
    profile: 'oximeter',
    deviceId: oximeterId,
    measuredAtMs: atMs,
    sentAtMs: atMs,
    observations: [
      { parameter: 'spo2Percent', result },
      { parameter: 'pulseRateBpm', result: pulse },
    ],
  });
  if (!inPieces) {
    cable.write(frame);
    return;
  }
  for (const [from, to] of [
    [0, 1],
    [1, 100],
    [100, frame.length],
  ] as const)
    cable.write(frame.subarray(from, to));
}

function measure(
  cable: SteppedCable,
  { atMs, systolic }: { readonly atMs: number; readonly systolic: number },
): void {
  const frame = cable.frame({
    profile: 'cuff',
    deviceId: cuffId,
    measuredAtMs: atMs,
    sentAtMs: atMs,
    observations: [
      { parameter: 'systolicMmHg', result: { value: systolic } },
      { parameter: 'diastolicMmHg', result: { value: 78 } },
      { parameter: 'meanMmHg', result: { value: 94 } },
    ],
  });
  cable.write(frame);
}

/** What is to be done in that minute, and every five minutes what calls is acknowledged. */
async function comeBy(nurse: Nurse, minute: number): Promise<void> {
  const command = commandsByMinute.get(minute);
  if (command !== undefined) mustBeRecorded(await nurse.command(chair, command));
  if (minute % 5 !== 0) return;
  // One at a time: with one acknowledged another may be over, as the call to a physician is (ES5).
  for (;;) {
    const { session } = (await nurse.chair(chair)).state;
    const calling = session?.alarms.occurrences.find(({ acknowledged }) => acknowledged === null);
    if (calling === undefined) return;
    mustBeRecorded(
      await nurse.command(chair, { type: 'acknowledge-alarm', occurrence: calling.id, reason: null }),
    );
  }
}
