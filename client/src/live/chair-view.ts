import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type {
  ChairCatchUp,
  ChairSnapshot,
  DeviceLiveness,
  OverviewChair,
  Watermark,
} from '@chairside/shared/wire.ts';
import { isKnownEvent, knownReadings, type HeardFrame } from './lenient.ts';
import { addToLines, linesOf, type TrendLines } from './trend-lines.ts';

/** Everything the screen knows of one chair. */
export type ChairView = {
  /** `chair`: every reading comes; `overview`: the newest of each parameter now and then. */
  readonly follows: 'chair' | 'overview';
  readonly epoch: string;
  readonly state: ChairState;
  /** Of the newest reading taken in; 0 when there was none. */
  readonly cursor: number;
  readonly latest: Latest;
  /** When each parameter's last readings came, newest last, at most 20: how often the source speaks. */
  readonly heardAtMs: Partial<Readonly<Record<ParameterId, readonly number[]>>>;
  /** The cuff's readings of this session, oldest first. */
  readonly nibp: readonly NumberedReading[];
  /** Grows in place; see `TrendLines`. */
  readonly lines: TrendLines;
  readonly devices: readonly DeviceLiveness[];
  readonly recorded: Watermark;
};

export type Latest = Partial<Readonly<Record<ParameterId, NumberedReading>>>;

/** `gap`: something before this frame never came; the chair has to be joined again. */
export type Applied = { readonly view: ChairView; readonly hasGap: boolean; readonly isHollow: boolean };

const heardKept = 20;

export function viewOfSnapshot(snapshot: ChairSnapshot): ChairView {
  const { epoch, state, cursor, devices, recorded } = snapshot;
  const isOpen = state.session !== null;
  return {
    follows: 'chair',
    epoch,
    state,
    cursor,
    latest: isOpen ? latestOf(snapshot.latest) : {},
    heardAtMs: {},
    nibp: isOpen ? knownReadings(snapshot.nibp) : [],
    lines: linesOf(isOpen ? snapshot.trend : {}),
    devices,
    recorded,
  };
}

export function viewOfOverview(chair: OverviewChair, epoch: string): ChairView {
  const { state, devices } = chair;
  const isOpen = state.session !== null;
  const readings = isOpen ? knownReadings(chair.latest) : [];
  const cursor = readings.at(-1)?.cursor ?? 0;
  return {
    follows: 'overview',
    epoch,
    state,
    cursor,
    latest: latestOf(readings),
    heardAtMs: {},
    nibp: isOpen ? known(chair.nibp ?? [], readings.filter(isCuff)) : [],
    lines: linesOf(isOpen ? { spo2Percent: chair.sparkline } : {}),
    devices,
    recorded: { seq: state.seq, cursor },
  };
}

/** An older gateway sends only the newest of the cuff. */
function known(nibp: readonly NumberedReading[], latest: readonly NumberedReading[]) {
  return nibp.length === 0 ? latest : knownReadings(nibp);
}

export function caughtUp(view: ChairView, catchUp: ChairCatchUp): Applied {
  const { events, readings, devices, recorded } = catchUp;
  const chair = view.state.chair;
  const applied = withFrame(view, { chair, events, readings, coalesced: true });
  return { ...applied, view: { ...applied.view, devices, recorded } };
}

/** A device that is bound here no longer shows nothing any more (DD8); what the cuff measured stays this patient's. */
export function withDevices(view: ChairView, devices: ChairView['devices']): ChairView {
  const bound = new Set(devices.map(({ deviceId }) => deviceId));
  const kept = Object.values(view.latest).filter(({ deviceId }) => bound.has(deviceId));
  return { ...view, devices, latest: latestOf(kept) };
}

/** Events first, then readings: a session that opened in this frame owns the readings beside it. */
export function withFrame(view: ChairView, frame: HeardFrame): Applied {
  const told = withEvents(view, frame.events ?? []);
  if (told.hasGap) return told;
  const heard = withReadings(told.view, knownReadings(frame.readings), frame.coalesced === true);
  if (frame.recorded === false) return { ...heard, isHollow: told.isHollow };
  const recorded = recordedWith(view.recorded, frame);
  return { view: { ...heard.view, recorded }, hasGap: heard.hasGap, isHollow: told.isHollow };
}

/** A frame speaks for what is in it: what the screen had before it may still be in memory only. */
function recordedWith({ seq, cursor }: Watermark, { events = [], readings }: HeardFrame): Watermark {
  return {
    seq: Math.max(seq, events.at(-1)?.seq ?? 0),
    cursor: Math.max(cursor, knownReadings(readings).at(-1)?.cursor ?? 0),
  };
}

function withEvents(view: ChairView, events: readonly ChairEvent[]): Applied {
  let { state } = view;
  for (const event of events) {
    if (event.seq <= state.seq) continue;
    if (event.seq !== state.seq + 1) return { view, hasGap: true, isHollow: false };
    state = isKnownEvent(event) ? evolve(state, event) : { ...state, seq: event.seq };
  }
  const isSameSession = state.session?.id === view.state.session?.id;
  if (isSameSession) return { view: { ...view, state }, hasGap: false, isHollow: false };
  const cleared = { ...view, state, latest: {}, heardAtMs: {}, nibp: [], lines: linesOf({}) };
  return { view: cleared, hasGap: false, isHollow: isReopened(view.state, state) };
}

/** A session that was closed and is taken up again had readings before: they have to be asked for (SE7). */
function isReopened(before: ChairState, after: ChairState): boolean {
  return after.session !== null && after.session.openedSeq <= before.seq;
}

/** SE1: without a session there is nobody whose numbers these would be. */
function withReadings(
  view: ChairView,
  readings: readonly NumberedReading[],
  areSomeLeftOut: boolean,
): Applied {
  const isWhole = { view, hasGap: false, isHollow: false };
  if (view.state.session === null) return isWhole;
  const news = readings.filter((reading) => reading.cursor > view.cursor);
  const first = news[0];
  if (first === undefined) return isWhole;
  const mustFollow = view.follows === 'chair' && !areSomeLeftOut;
  const heardAtMs = { ...view.heardAtMs };
  for (const reading of news) {
    const { parameter } = reading;
    const periodMs = sourcePeriodMs(heardAtMs[parameter] ?? []);
    if (parameters[parameter].cadence === 'continuous') addToLines(view.lines, reading, periodMs);
    if (reading.lateMs === undefined)
      heardAtMs[parameter] = [...(heardAtMs[parameter] ?? []), reading.atMs].slice(-heardKept);
  }
  const cuff = news.filter(isCuff);
  return {
    view: {
      ...view,
      cursor: news.at(-1)?.cursor ?? view.cursor,
      latest: { ...view.latest, ...latestOf([...Object.values(view.latest), ...news]) },
      heardAtMs,
      nibp: cuff.length === 0 ? view.nibp : [...view.nibp, ...cuff],
    },
    hasGap: mustFollow && first.cursor > view.cursor + 1,
    isHollow: false,
  };
}

/** Newest by its own time: a reading that came late does not push a newer one off the screen. */
function latestOf(readings: readonly NumberedReading[]): Latest {
  const latest: Partial<Record<ParameterId, NumberedReading>> = {};
  for (const reading of knownReadings(readings)) {
    const known = latest[reading.parameter];
    if (known === undefined || reading.atMs >= known.atMs) latest[reading.parameter] = reading;
  }
  return latest;
}

function isCuff(reading: NumberedReading): boolean {
  return parameters[reading.parameter].cadence === 'episodic';
}
