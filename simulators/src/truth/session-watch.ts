import { createCuffRows } from './cuff-rows.ts';
import type { ScoredLine } from './line-schema.ts';
import { isPressure, type Row } from './rows.ts';
import { createSaidWatch } from './said-watch.ts';
import { createRowWatches, type Patience, type Sample, type Stretch } from './stretches.ts';
import { rowsAt, type WatchedSession } from './watched-session.ts';

/** What was past a row in a session, told in four ways. */
export type SessionStretches = {
  /** True, at the heart: what should be called (SI85). */
  readonly truth: readonly Stretch[];
  /** At the finger, as soon as it is so; of SpO2 only. */
  readonly finger: readonly Stretch[];
  /** Said by a device that did not doubt it, and delivered: what could be known (SI86). */
  readonly observable: readonly Stretch[];
  /** The same with what was doubtful: what could make somebody believe it. */
  readonly said: readonly Stretch[];
};

type LineOf<T extends ScoredLine['type']> = Extract<ScoredLine, { type: T }>;

/** Reads a session's lines as they come, in the order they were written. */
export type SessionWatch = {
  second(line: LineOf<'second'>): void;
  said(line: LineOf<'said'>): void;
  cuff(line: LineOf<'cuff'>): void;
  /** What is past a row still lasts up to then. */
  done(endMs: number): SessionStretches;
};

/** A pressure counts when it is so for a minute; single beats back inside do not end that. */
const pressurePatience: Patience = { delayMs: 60_000, bridgeMs: 10_000, isPooled: false };
const atOnce: Patience = { delayMs: 0, bridgeMs: 0, isPooled: false };

function truthPatience({ parameter, delayMs }: Row): Patience {
  return isPressure(parameter) ? pressurePatience : { delayMs, bridgeMs: 0, isPooled: false };
}

export function createSessionWatch(session: WatchedSession): SessionWatch {
  const truth = createRowWatches(truthPatience);
  const finger = createRowWatches(() => atOnce);
  const said = createSaidWatch(session);
  const cuff = createCuffRows();

  const isWithin = (atMs: number) => atMs >= session.openedAtMs && atMs <= session.untilMs;

  return {
    second(line) {
      const { atMs } = line;
      if (!isWithin(atMs)) return;
      const rows = rowsAt(session, atMs);
      cuff.follow(rows, atMs);
      truth.take(rows, atMs, ({ parameter }) => trueSample(atMs, trueValue(line.true, parameter)));
      finger.take(rows, atMs, ({ parameter }) =>
        parameter === 'spo2Percent' ? trueSample(atMs, line.true.fingerSaturationPercent) : null,
      );
    },
    said(line) {
      if (isWithin(line.deliveredAtMs)) said.take(line);
    },
    cuff({ beganAtMs, atMs, deliveredAtMs, error, ...values }) {
      if (deliveredAtMs === null || !isWithin(deliveredAtMs)) return;
      cuff.follow(rowsAt(session, deliveredAtMs), deliveredAtMs);
      const { systolicMmHg, diastolicMmHg, meanMmHg } = values;
      cuff.take({
        beganAtMs,
        atMs,
        knownAtMs: deliveredAtMs,
        values: {
          systolicMmHg,
          diastolicMmHg,
          meanMmHg: meanMmHg ?? reckonedMean(systolicMmHg, diastolicMmHg),
        },
        hasFailed: error !== null,
      });
    },
    done(endMs) {
      cuff.follow(rowsAt(session, endMs), endMs);
      const byCuff = cuff.stretchesUpTo(endMs);
      return {
        truth: truth.stretchesUpTo(endMs),
        finger: finger.stretchesUpTo(endMs),
        observable: [...said.trusted(endMs), ...byCuff],
        said: [...said.believed(endMs), ...byCuff],
      };
    },
  };
}

type Truth = LineOf<'second'>['true'];

function trueValue(truth: Truth, parameter: Row['parameter']): number {
  switch (parameter) {
    case 'spo2Percent':
      return truth.arterialSaturationPercent;
    case 'pulseRateBpm':
      return truth.pulseRateBpm;
    case 'systolicMmHg':
      return truth.systolicMmHg;
    case 'diastolicMmHg':
      return truth.diastolicMmHg;
    case 'meanMmHg':
      return truth.meanMmHg;
  }
}

function trueSample(atMs: number, value: number): Sample {
  return { atMs, sensedAtMs: atMs, knownAtMs: atMs, value, isTrusted: true };
}

function reckonedMean(systolicMmHg: number | null, diastolicMmHg: number | null): number | null {
  if (systolicMmHg === null || diastolicMmHg === null) return null;
  return diastolicMmHg + (systolicMmHg - diastolicMmHg) / 3;
}
