import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { createCuff } from '../devices/cuff.ts';
import type { Cuff, DeviceReport, Oximeter } from '../devices/device.ts';
import type { CuffDeed, OximeterDeed } from '../devices/device-verbs.ts';
import { createOximeter } from '../devices/oximeter.ts';
import { createPatient } from '../patient/patient.ts';
import type { PatientDeed } from '../patient/patient-verbs.ts';
import { drawPerson, type CohortId } from '../patient/person.ts';
import type { SimulatedPatient } from '../patient/simulated-patient.ts';
import type { Streams } from '../random.ts';
import type { CuffSite, DevicePlan, ScenarioChair } from '../scenario/scenario.ts';
import type { Span } from '../verbs.ts';
import { createInfusionCourse, type InfusionCourse } from './course.ts';
import { createProgramme } from './programme.ts';

/** A patient in a chair with what is attached to them: the first two of the three layers. It knows no link and no gateway. */
export type Bedside = {
  readonly chair: ChairId;
  patient(): SimulatedPatient;
  satDownAtMs(): number;
  readonly course: InfusionCourse;
  readonly oximeters: readonly Oximeter[];
  readonly cuffs: readonly Cuff[];
  /** The patient lives on to that instant; a second at most. */
  live(atMs: number): void;
  /** The devices follow; what they said on the way. `measures`: whom a device is on, where that is another patient. */
  measure(atMs: number, measures?: (deviceId: string) => SimulatedPatient | null): readonly Said[];
  begin(target: string, deed: AnyDeed, span: Span): void;
  end(target: string, spanId: string): void;
  /** Who sat there when the run began sits there still: the plan is about them. */
  isAsPlanned(): boolean;
  /** As a gateway has it: another session is another person, and what a person did is what was done. */
  follow(state: ChairState, atMs: number): void;
};

export type Said = { readonly deviceId: string; readonly report: DeviceReport };
export type AnyDeed = PatientDeed | OximeterDeed | CuffDeed;

export type BedsideSettings = {
  readonly plan: ScenarioChair;
  readonly cohort: CohortId;
  /** Of this chair. */
  readonly streams: Streams;
  readonly satDownAtMs: number;
};

type CuffOn = { readonly cuff: Cuff; readonly site: CuffSite; readonly isProgrammed: boolean };

export function createBedside({ plan, cohort, streams, satDownAtMs }: BedsideSettings): Bedside {
  const course = createInfusionCourse(plan.infusion);
  const programme = createProgramme();
  const oximeters = plan.devices.flatMap((device) =>
    device.kind === 'oximeter' ? [switchedOn(device)] : [],
  );
  const cuffs = plan.devices.flatMap((device) => (device.kind === 'cuff' ? [putOn(device)] : []));
  /** Null: nobody has opened a session for who sits there. */
  let openedSeq: number | null = null;
  let seatedAtMs = satDownAtMs;
  let isAsPlanned = true;
  let patient = sitDown();
  let state: ChairState | null = null;

  /** Named after where the session begins in the chair's record: the same person after a restart of the simulator. */
  function sitDown(): SimulatedPatient {
    const own = streams.under(`person-${openedSeq ?? 1}`);
    const given = (openedSeq ?? 1) === 1 ? plan.patient : {};
    const kinetics = plan.infusion.drug === 'esketamine' ? 'esketamine' : 'clements';
    const person = drawPerson(own, { cohort, given, kinetics });
    return createPatient({ person, streams: own, satDownAtMs: seatedAtMs, doses: () => course.doses() });
  }

  function switchedOn(device: Extract<DevicePlan, { kind: 'oximeter' }>): Oximeter {
    const { id, averaging, site, model, clock, batteryPercent } = device;
    const oximeter = createOximeter(
      {
        id,
        averaging,
        site,
        freezeMs: freezeMsByModel[model],
        hasWaveform: plan.links.some(
          ({ devices, format }) => devices.includes(id) && /^nonin-df[27]$/.test(format),
        ),
        switchedOnAtMs: satDownAtMs,
      },
      streams.under(id),
    );
    setUp(clock, batteryPercent, (deed) => oximeter.begin(deed, instant(satDownAtMs)));
    return oximeter;
  }

  function putOn(device: Extract<DevicePlan, { kind: 'cuff' }>): CuffOn {
    const { id, auto, site, isPoor, clock, batteryPercent } = device;
    const isOwnClock = typeof auto === 'number';
    const cuff = createCuff(
      {
        id,
        autoEveryMs: isOwnClock ? auto : null,
        firstAfterMs: isOwnClock ? 20_000 : null,
        isPoor,
        switchedOnAtMs: satDownAtMs,
      },
      streams.under(id),
    );
    setUp(clock, batteryPercent, (deed) => cuff.begin(deed, instant(satDownAtMs)));
    return { cuff, site, isProgrammed: auto === 'programme' };
  }

  function press(atMs: number): void {
    const [first] = cuffs;
    if (first === undefined) return;
    const view = {
      satDownAtMs: seatedAtMs,
      phase: course.phase(),
      startedAtMs: course.startedAtMs(),
      state,
      isProgrammed: first.isProgrammed,
    };
    if (programme.isWanted(atMs, view)) first.cuff.begin({ verb: 'measure', params: {} }, instant(atMs));
  }

  function squeezing(site: CuffSite): number {
    return Math.max(0, ...cuffs.map((one) => (one.site === site ? one.cuff.pressureMmHg() : 0)));
  }

  return {
    chair: plan.chair,
    patient: () => patient,
    satDownAtMs: () => seatedAtMs,
    course,
    oximeters,
    cuffs: cuffs.map(({ cuff }) => cuff),
    live(atMs) {
      if (atMs >= seatedAtMs) patient.advanceTo(atMs);
    },
    measure(atMs, measures = () => null) {
      if (atMs < seatedAtMs) return [];
      press(atMs);
      const measured = cuffs.flatMap(({ cuff }) =>
        cuff
          .advanceTo(atMs, { patient: measures(cuff.id) ?? patient })
          .map((report) => ({ deviceId: cuff.id, report })),
      );
      course.squeeze(atMs, squeezing('infusion-arm') > 0);
      const occludingMmHg = squeezing('same-arm-as-probe');
      const read = oximeters.flatMap((oximeter) =>
        oximeter
          .advanceTo(atMs, { patient: measures(oximeter.id) ?? patient, occludingMmHg })
          .map((report) => ({ deviceId: oximeter.id, report })),
      );
      return [...read, ...measured];
    },
    begin(target, deed, span) {
      if (target === 'patient') patient.begin(deed as PatientDeed, span);
      for (const oximeter of oximeters)
        if (oximeter.id === target) oximeter.begin(deed as OximeterDeed, span);
      for (const { cuff } of cuffs) if (cuff.id === target) cuff.begin(deed as CuffDeed, span);
    },
    end(target, spanId) {
      if (target === 'patient') patient.end(spanId);
      for (const device of [...oximeters, ...cuffs.map(({ cuff }) => cuff)])
        if (device.id === target) device.end(spanId);
    },
    isAsPlanned: () => isAsPlanned,
    follow(next, atMs) {
      state = next;
      const { session } = next;
      if (session === null) {
        // Whoever is sent home while it runs has it stopped; before a session nothing has begun.
        if (openedSeq === null) return;
        course.stop(atMs);
        if (course.phase() === 'observing') course.close();
        return;
      }
      const isOfWhoSitsThere = openedSeq === null && session.openedAtMs >= satDownAtMs;
      const isNew = session.openedSeq !== openedSeq && !isOfWhoSitsThere;
      openedSeq = session.openedSeq;
      if (!isNew) {
        course.follow(session.course);
        return;
      }
      isAsPlanned = false;
      course.begin(session.course);
      seatedAtMs = session.openedAtMs;
      patient = sitDown();
    },
  };
}

const freezeMsByModel = { 'generic-monitor': 0, 'nonin-3150': 10_000, masimo: 0 } as const;

function instant(atMs: number): Span {
  return { id: `set-up-${atMs}`, fromMs: atMs, untilMs: atMs };
}

type SetUpDeed = Extract<OximeterDeed, { verb: 'clock_offset' | 'clock_drift' | 'battery' }>;

/** Said to the device as to anybody: what a plan gives is what could be injected. */
function setUp(
  clock: { readonly offsetMs: number; readonly driftPpm: number },
  batteryPercent: number,
  begin: (deed: SetUpDeed) => void,
): void {
  if (clock.offsetMs !== 0) begin({ verb: 'clock_offset', params: { by: clock.offsetMs } });
  if (clock.driftPpm !== 0) begin({ verb: 'clock_drift', params: { rate: clock.driftPpm } });
  if (batteryPercent !== 100) begin({ verb: 'battery', params: { at: batteryPercent } });
}
