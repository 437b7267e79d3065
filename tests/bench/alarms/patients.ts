import { connect, type Socket } from 'node:net';
import { createAckReader, mllpFrame, type Acknowledgement } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01, type Observation } from '@chairside/simulators/links/pcd01.ts';
import type { SessionClock } from '../clinic.ts';
import { deviceOf } from '../message.ts';
import { stampMs } from '../numbers.ts';
import { answerOrders } from '../orders.ts';
import type { Patient } from './trajectories.ts';

/** Plays monitors at 1 Hz whose patients do as they are told, one MLLP connection a chair, in a process of its own. */
export type PatientsOrder = {
  readonly mllpPort: number;
  readonly patients: readonly Patient[];
  readonly clock: SessionClock;
  readonly startAtStampMs: number;
};

/** By chair, in the order asked, then by second: when the reading was given to the socket; NaN where there was none. */
export type PatientsReport = {
  readonly sent: readonly Float64Array[];
  readonly accepted: number;
  readonly otherAnswers: number;
};

type Bedside = { readonly patient: Patient; readonly socket: Socket; readonly sent: Float64Array };
type Turn = { readonly bedside: Bedside; readonly second: number; readonly atStampMs: number };

/** Once, with the first reading: so that no cuff is overdue while the bench is about something else. */
const cuff: readonly Observation[] = [
  { parameter: 'systolicMmHg', result: { value: 122 } },
  { parameter: 'diastolicMmHg', result: { value: 78 } },
  { parameter: 'meanMmHg', result: { value: 93 } },
];
const pulseRateBpm = 72;

answerOrders(async (order: PatientsOrder): Promise<PatientsReport> => {
  const answers = { accepted: 0, otherAnswers: 0 };
  const bedsides = await Promise.all(
    order.patients.map((patient) =>
      plugIn(patient, order.mllpPort, (verdict) => {
        if (verdict === 'taken') answers.accepted += 1;
        else answers.otherAnswers += 1;
      }),
    ),
  );
  await playAll(turnsOf(bedsides, order.startAtStampMs), order.clock);
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const { socket } of bedsides) socket.destroy();
  return { sent: bedsides.map(({ sent }) => sent), ...answers };
});

function plugIn(
  patient: Patient,
  port: number,
  hear: (verdict: Acknowledgement['verdict']) => void,
): Promise<Bedside> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const read = createAckReader(({ verdict }) => hear(verdict));
    const sent = new Float64Array(patient.spo2Percent.length).fill(Number.NaN);
    socket.on('data', (bytes: Buffer) => void read(bytes));
    socket.once('connect', () => resolve({ patient, socket, sent }));
    // A gateway that is killed on purpose breaks the line; what then is missing, the row will miss.
    socket.on('error', reject);
  });
}

/** The chairs share the second evenly between them. */
function turnsOf(bedsides: readonly Bedside[], startAtStampMs: number): readonly Turn[] {
  return bedsides
    .flatMap((bedside, index) =>
      bedside.patient.spo2Percent.flatMap((value, second) => {
        if (value === null) return [];
        const atStampMs = startAtStampMs + (index * 1000) / bedsides.length + second * 1000;
        return [{ bedside, second, atStampMs }];
      }),
    )
    .sort((one, other) => one.atStampMs - other.atStampMs);
}

function playAll(turns: readonly Turn[], clock: SessionClock): Promise<void> {
  let next = 0;
  return new Promise((resolve) => {
    const step = () => {
      for (let turn = turns[next]; turn !== undefined && turn.atStampMs <= stampMs(); turn = turns[next]) {
        say(turn, clock);
        next += 1;
      }
      const turn = turns[next];
      if (turn === undefined) resolve();
      else setTimeout(step, Math.max(1, turn.atStampMs - stampMs()));
    };
    step();
  });
}

/** The device's own time is when it was due, to the millisecond a second after the last, however late this process is. */
function say({ bedside, second, atStampMs }: Turn, clock: SessionClock): void {
  const { patient, socket, sent } = bedside;
  const measuredAtMs = Math.round(clock.sessionMs + (atStampMs - clock.stampMs) * clock.rate);
  const envelope = {
    sender: `SIM-BENCH-${patient.chair}`,
    sentAtMs: measuredAtMs,
    deviceId: deviceOf(patient.chair),
    measuredAtMs,
  };
  const observations: readonly Observation[] = [
    { parameter: 'spo2Percent', result: { value: patient.spo2Percent[second] ?? Number.NaN } },
    { parameter: 'pulseRateBpm', result: { value: pulseRateBpm } },
  ];
  const controlId = `${patient.chair}.${second}`;
  if (second === 0)
    socket.write(
      mllpFrame(
        encodePcd01({ ...envelope, controlId: `${controlId}.cuff`, profile: 'cuff', observations: cuff }),
      ),
    );
  const frame = mllpFrame(encodePcd01({ ...envelope, controlId, profile: 'oximeter', observations }));
  sent[second] = stampMs();
  socket.write(frame);
}
