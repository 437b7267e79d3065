import type { ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { LinkDeed } from '../faults/link-verbs.ts';
import type { Streams } from '../random.ts';
import type { Deed, Scenario, ScenarioChair, Step } from '../scenario/scenario.ts';
import { drawAfterMs, drawNumber, drawStep, streamsOfStep } from '../scenario/draw.ts';
import { readParams } from '../scenario/params.ts';
import { resolveVerb } from '../scenario/verb-tables.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import type { Span } from '../verbs.ts';
import { createBedside, type AnyDeed, type Bedside } from './bedside.ts';
import { createChaos } from './chaos.ts';
import { actOf } from './course-acts.ts';
import type { CourseDeed, SiteDeed } from './course-verbs.ts';
import { createEndings } from './endings.ts';
import type { GoingOn, GoingsOn } from './goings-on.ts';
import { carryOut, createNurseScript, type NurseAct, type NurseActAt } from './nurse-script.ts';
import { createOutlets, type Outlet } from './outlets.ts';
import { secondMs, type Sent } from './second.ts';
import { createTimeline, type Anchors } from './timeline.ts';
import { createWatch, type Occasion } from './triggers.ts';
import { createWitness } from './witness.ts';

/** One chair of a run: its patient and devices, its links, its timeline, and the nurse who looks after it. */
export type Station = {
  readonly chair: ChairId;
  readonly plan: ScenarioChair;
  readonly bedside: Bedside;
  readonly outlets: readonly Outlet[];
  /** What is due in this second begins. */
  begin(atMs: number): void;
  /** The patient lives through it, … */
  live(atMs: number): void;
  /** … the devices measure, and say so on the links. */
  speak(atMs: number): void;
  /** What leaves on the links; the truth of the second is told. */
  send(atMs: number): readonly Sent[];
  see(occasion: Occasion): void;
  perform(what: Performance): Result<GoingOn, string>;
  end(spanId: string, atMs: number): boolean;
  takeNurseActs(): readonly NurseActAt[];
  leaveToPeople(): void;
  /** What its devices said goes out on the links of that chair. */
  speakAs(chair: ChairId | null): void;
};

type Performance = {
  readonly deed: Deed;
  readonly forMs: number | null;
  readonly label: string | null;
  readonly atMs: number;
};

type StationSettings = {
  readonly plan: ScenarioChair;
  readonly scenario: Scenario;
  /** Of the whole run. */
  readonly streams: Streams;
  readonly startAtMs: number;
  readonly truth: TruthLog;
  readonly goingsOn: GoingsOn;
  readonly onProblem: (problem: string) => void;
  readonly others: (chair: string) => Station | null;
};

export function createStation(settings: StationSettings): Station {
  const { plan, scenario, startAtMs, truth, goingsOn, onProblem, others } = settings;
  const { chair } = plan;
  const streams = settings.streams.under(`chair-${chair}`);
  const satDownAtMs = startAtMs + plan.sitsDownAfterMs;
  const bedside = createBedside({ plan, cohort: scenario.cohort, streams, satDownAtMs });
  const outlets = createOutlets(plan, streams);
  const witness = createWitness({ chair, truth });
  const script = createNurseScript(plan.infusion, { satDownAtMs, course: bedside.course });
  const ofStep = (index: number) => streamsOfStep(settings.streams, chair, index);
  const steps = [...plan.timeline, ...(isFirst() ? scenario.timeline : [])];
  const timeline = createTimeline(steps, ({ at, index }) => drawAfterMs({ at }, ofStep(index), 0));
  const watches = scenario.handlers
    .filter((handler) => handler.chair === null || handler.chair === chair)
    .map(createWatch);
  const chaos = createChaos(scenario.chaos, streams);
  let delayed: readonly Delayed[] = [];
  let acts: readonly NurseActAt[] = [];
  const carriedTo = new Map<string, string>();
  let isScripted = true;
  let voice: ChairId = chair;
  let chaosUntilMs = -Infinity;
  const endings = createEndings();

  /** Steps of no chair are carried out by the first. */
  function isFirst(): boolean {
    return scenario.chairs[0]?.chair === chair;
  }

  function anchors(): Anchors {
    const planned = plan.infusion.startsAfterMs;
    return {
      S: bedside.satDownAtMs(),
      T: bedside.course.startedAtMs() ?? (planned === null ? null : satDownAtMs + planned),
      plannedMs: plan.infusion.overMs,
      beganAtMs: (label) => goingsOn.beganAtMs(chair, label),
    };
  }

  function step(now: Step, atMs: number, draws: { readonly streams: Streams; readonly n: number }): void {
    const drawn = drawStep(now, draws.streams, draws.n);
    if (drawn === null) return;
    const deed = { ...now.do, params: drawn.params };
    const done = perform({ deed, forMs: drawn.forMs, label: now.label, atMs });
    if (!done.ok) onProblem(`chair ${chair}: ${deed.target}.${deed.verb}: ${done.error}`);
  }

  function perform({ deed, forMs, label, atMs }: Performance): Result<GoingOn, string> {
    const resolved = resolveVerb(plan, deed.target, deed.verb);
    if (!resolved.ok) return resolved;
    const { spec, layer, name } = resolved.value;
    const params = readParams(spec, deed.params);
    if (!params.ok) return err(params.error.map((finding) => finding.message).join('; '));
    const one = goingsOn.begin(
      { chair: layer === 'site' ? null : chair, layer, ...deed, params: params.value, label },
      { atMs, forMs },
      spec,
    );
    carry(one, { verb: name, params: params.value });
    see({ kind: 'verb', verb: name });
    return ok(one);
  }

  function carry(
    { layer, target, span }: GoingOn,
    deed: { readonly verb: string; readonly params: unknown },
  ): void {
    switch (layer) {
      case 'patient':
      case 'sensor':
      case 'device':
        bedside.begin(target, deed as AnyDeed, span);
        if (deed.verb === 'nausea_vomit') losesProbe(span.fromMs);
        return;
      case 'link':
        for (const outlet of outletsOf(target)) outlet.begin(deed as LinkDeed, span);
        return;
      case 'course':
        doOfCourse(deed as CourseDeed, span);
        return;
      case 'site':
        doOfSite(deed as SiteDeed, span);
        return;
    }
  }

  /** Whoever vomits may tear the probe off: three times in ten (§3.7). */
  function losesProbe(atMs: number): void {
    const [oximeter] = bedside.oximeters;
    const second = Math.floor((atMs - satDownAtMs) / secondMs);
    if (oximeter === undefined || streams('nausea/probe').uniform(Math.max(0, second)) >= 0.3) return;
    void perform({
      deed: { target: oximeter.id, verb: 'probe_off', params: {} },
      forMs: 20_000,
      label: null,
      atMs,
    });
  }

  function outletsOf(target: string): readonly Outlet[] {
    const device = target.replace(/^link:/, '');
    return outlets.filter((outlet) => outlet.plan.devices.includes(device));
  }

  function doOfCourse(deed: CourseDeed, span: Span): void {
    const { fromMs, untilMs, id } = span;
    if (deed.verb === 'infusion.rate') bedside.course.setRate(fromMs, deed.params.to / 100);
    const what = actOf(deed);
    if (what !== null) act(fromMs, what);
    const end = (atMs: number) => act(atMs, { act: 'resume' });
    if (deed.verb === 'infusion.pause') endings.add({ spanId: id, atMs: untilMs, end });
  }

  function doOfSite(deed: SiteDeed, { untilMs, id }: Span): void {
    if (deed.verb === 'move_device') carriedTo.set(deed.params.device, deed.params.to);
    if (deed.verb === 'quiet') {
      chaosUntilMs = Math.max(chaosUntilMs, untilMs ?? Infinity);
      endings.add({
        spanId: id,
        atMs: untilMs,
        end: (atMs) => (chaosUntilMs = Math.min(chaosUntilMs, atMs)),
      });
    }
    if (deed.verb !== 'swap_chairs') return;
    const other = others(deed.params.with);
    if (other === null) return;
    station.speakAs(other.chair);
    other.speakAs(chair);
    const end = () => {
      station.speakAs(null);
      other.speakAs(null);
    };
    endings.add({ spanId: id, atMs: untilMs, end });
  }

  /** A device that was carried to another chair measures who sits there. */
  function measured(deviceId: string) {
    const to = carriedTo.get(deviceId);
    return to === undefined ? null : (others(to)?.bedside.patient() ?? null);
  }

  function act(atMs: number, what: NurseAct): void {
    carryOut(bedside.course, what, atMs);
    acts = [...acts, { chair, atMs, ...what }];
    witness.sawNurse(what, atMs);
  }

  function see(occasion: Occasion): void {
    for (const watch of watches.filter((one) => one.sees(occasion))) {
      const own = streams.under(`handler-${scenario.handlers.indexOf(watch.handler)}`);
      const n = watch.times();
      const atMs = lastMs + drawNumber(watch.handler.delayMs, own('delay'), n);
      const following = watch.handler.do.map((step, index) => ({
        ...{ atMs, step, n },
        streams: own.under(`step-${index}`),
      }));
      delayed = [...delayed, ...following];
    }
  }

  let lastMs = startAtMs;

  const station: Station = {
    chair,
    plan,
    bedside,
    outlets,
    begin(atMs) {
      const due = delayed.filter((one) => one.atMs <= atMs);
      delayed = delayed.filter((one) => one.atMs > atMs);
      for (const one of timeline.take(atMs, anchors()))
        step(one.step, Math.max(one.atMs, lastMs), { streams: ofStep(one.index), n: one.n });
      for (const one of due) step(one.step, Math.max(one.atMs, lastMs), one);
      endings.due(atMs);
      const fault =
        atMs < satDownAtMs || atMs < chaosUntilMs ? null : chaos.due((atMs - satDownAtMs) / secondMs);
      if (fault !== null) void perform({ deed: fault, forMs: null, label: null, atMs });
      // The script is about who was planned: whoever comes after them is nobody's but the people's.
      if (isScripted && bedside.isAsPlanned())
        for (const one of script.due(atMs)) {
          acts = [...acts, { chair, atMs, ...one }];
          witness.sawNurse(one, atMs);
        }
      lastMs = atMs;
    },
    live(atMs) {
      bedside.live(atMs);
      if (atMs >= bedside.satDownAtMs()) see({ kind: 'second', truth: bedside.patient().truth() });
    },
    speak(atMs) {
      const speaker = voice === chair ? station : others(voice);
      for (const { deviceId, report } of bedside.measure(atMs, measured))
        for (const outlet of speaker?.outlets ?? [])
          if (outlet.plan.devices.includes(deviceId)) outlet.say(deviceId, report);
    },
    send(atMs) {
      const sent = outlets.flatMap((outlet) => {
        const due = outlet.due(atMs);
        for (const delivery of due) witness.sawDelivery(delivery, outlet.plan.format);
        return due.map((delivery) => ({ link: outlet.name, delivery }));
      });
      if (atMs >= bedside.satDownAtMs()) witness.second(bedside, goingsOn.at(atMs, chair), atMs);
      return sent;
    },
    see,
    perform,
    end(spanId, atMs) {
      if (!goingsOn.at(atMs, chair).some((one) => one.span.id === spanId)) return false;
      const one = goingsOn.end(spanId, atMs);
      if (one === null) return false;
      bedside.end(one.target, spanId);
      for (const outlet of outletsOf(one.target)) outlet.end(spanId, atMs);
      endings.now(spanId, atMs);
      return true;
    },
    takeNurseActs() {
      const taken = acts;
      acts = [];
      return taken;
    },
    leaveToPeople() {
      isScripted = false;
    },
    speakAs(other) {
      voice = other ?? chair;
    },
  };
  return station;
}

/** A step of a handler, on its way. */
type Delayed = { readonly atMs: number; readonly step: Step; readonly streams: Streams; readonly n: number };
