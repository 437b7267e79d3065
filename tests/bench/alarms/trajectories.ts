import type { Priority } from '@chairside/shared/alarms/conditions.ts';

/** SpO2 in %, one for each second; null: the device says nothing in that second. */
export type Trajectory = readonly (number | null)[];

/** An alarm the rules of the factory preset ask for, and the second of the trajectory whose reading makes it stand. */
export type DueAlarm = {
  readonly chair: string;
  readonly second: number;
  readonly type: 'alarm-began' | 'alarm-raised';
  readonly priority: Priority;
};

export type Patient = { readonly chair: string; readonly spo2Percent: Trajectory };

type Dip = {
  readonly values: readonly number[];
  readonly due: readonly Omit<DueAlarm, 'chair'>[];
};

const calmPercent = 97;
/** Good readings for 10 s arm the alarms (AL9); the rest is for the infusion to be started everywhere. */
const calmAtFirst = 15;
/** Between two dips: none is 20 s of 30 s together with the one before it (AL4). */
const calmBetween = 12;

/** By the rows of docs/spec/alarms.md, written down here and not asked of the evaluator. */
const dips: readonly Dip[] = [
  { values: times(84, 10), due: [{ second: 5, type: 'alarm-began', priority: 'high' }] },
  { values: times(88, 20), due: [{ second: 15, type: 'alarm-began', priority: 'medium' }] },
  { values: times(79, 3), due: [{ second: 0, type: 'alarm-began', priority: 'high' }] },
  {
    values: [...times(88, 17), ...times(84, 8)],
    due: [
      { second: 15, type: 'alarm-began', priority: 'medium' },
      { second: 22, type: 'alarm-raised', priority: 'high' },
    ],
  },
];
const short: Dip = { values: times(79, 2), due: [{ second: 0, type: 'alarm-began', priority: 'high' }] };

export type Story = { readonly patients: readonly Patient[]; readonly due: readonly DueAlarm[] };

/** Each falls at a time of its own, more than once, no two neighbours in the same way. */
export function fallingSaturations(chairs: readonly string[], seconds: number): Story {
  const stories = chairs.map((chair, index) => {
    const firstAt = calmAtFirst + Math.floor((index * 15) / chairs.length);
    return fallingOne(chair, { firstAt, seconds, between: calmBetween, dipAt: (n) => pick(index + n) });
  });
  return { patients: stories.map(({ patient }) => patient), due: stories.flatMap(({ due }) => due) };
}

/** Falls for two seconds and is well for eight, over and over: as many first samples of sound as there is time for. */
export function shortFalls(chair: string, seconds: number): Story {
  const { patient, due } = fallingOne(chair, {
    firstAt: calmAtFirst,
    seconds,
    between: 8,
    dipAt: () => short,
  });
  return { patients: [patient], due };
}

/** Well, then nothing: the cable is out from the second named on. */
export function silentFrom(chair: string, second: number): Patient {
  return { chair, spo2Percent: times(calmPercent, second) };
}

type Falling = {
  readonly firstAt: number;
  readonly seconds: number;
  readonly between: number;
  readonly dipAt: (n: number) => Dip;
};

function fallingOne(
  chair: string,
  { firstAt, seconds, between, dipAt }: Falling,
): { readonly patient: Patient; readonly due: readonly DueAlarm[] } {
  const spo2Percent = times(calmPercent, firstAt);
  const due: DueAlarm[] = [];
  for (let n = 0; ; n += 1) {
    const dip = dipAt(n);
    const from = spo2Percent.length;
    if (from + dip.values.length + between > seconds) break;
    due.push(...dip.due.map((one) => ({ ...one, chair, second: from + one.second })));
    spo2Percent.push(...dip.values, ...times(calmPercent, between));
  }
  spo2Percent.push(...times(calmPercent, seconds - spo2Percent.length));
  return { patient: { chair, spo2Percent }, due };
}

function pick(index: number): Dip {
  return dips[index % dips.length]!;
}

function times(value: number, count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, () => value);
}
