import type { Charted } from '@chairside/shared/chart/chart.ts';
import { entryText, stepText } from './entry-words.ts';
import type { Wording } from './wording.ts';

/** One thing that was put right: what it was, what stands, who did it, why. */
export type Correction = {
  readonly key: string;
  readonly was: string;
  readonly stands: string;
  readonly who: string;
  readonly why: string;
  readonly isStruck: boolean;
};

/** Entries that do not stand any more, steps that were taken back, and remarks, in the order people made them (SE17). */
export function corrections(wording: Wording): readonly Correction[] {
  const { record } = wording;
  const found = [
    ...record.chart.flatMap((one) => entryCorrection(one, wording)),
    ...record.steps.flatMap((one) => stepCorrection(one, wording)),
    ...record.remarks.map((one) => remarkCorrection(one, wording)),
  ];
  return found.toSorted((one, other) => one.atMs - other.atMs).map(({ correction }) => correction);
}

type Found = { readonly atMs: number; readonly correction: Correction };

function entryCorrection(one: Charted, wording: Wording): readonly Found[] {
  const { over, seq } = one;
  if (over === null) return [];
  const { corrections: words } = wording.words;
  const instead =
    over.how === 'corrected' ? wording.record.chart.find((other) => other.seq === over.bySeq) : undefined;
  const stands = instead === undefined ? words.how[over.how] : saidAt(instead, wording);
  const correction = {
    key: `entry ${seq}`,
    was: saidAt(one, wording),
    stands,
    who: who(over, wording),
    why: over.note ?? '',
    isStruck: true,
  };
  return [{ atMs: over.atMs, correction }];
}

function stepCorrection(step: Wording['record']['steps'][number], wording: Wording): readonly Found[] {
  const { undone, seq } = step;
  if (undone === null) return [];
  const correction = {
    key: `step ${seq}`,
    was: `${wording.time(step.atMs)} ${stepText(step, wording)}`,
    stands: wording.words.corrections.how.undone,
    who: who(undone, wording),
    why: '',
    isStruck: true,
  };
  return [{ atMs: undone.atMs, correction }];
}

function remarkCorrection(remark: Wording['record']['remarks'][number], wording: Wording): Found {
  const { record, words, time } = wording;
  const { aboutSeq, happenedAtMs, note, seq } = remark;
  const step = record.steps.find((one) => one.seq === aboutSeq);
  const entry = record.chart.find((one) => one.seq === aboutSeq);
  const was =
    step === undefined
      ? entry === undefined
        ? `#${aboutSeq}`
        : saidAt(entry, wording)
      : `${time(step.atMs)} ${stepText(step, wording)}`;
  const correction = {
    key: `remark ${seq}`,
    was,
    stands: happenedAtMs === null ? words.corrections.remark : words.corrections.happened(time(happenedAtMs)),
    who: who(remark, wording),
    why: note,
    isStruck: false,
  };
  return { atMs: remark.atMs, correction };
}

function saidAt(one: Charted, wording: Wording): string {
  return `${wording.time(one.happenedAtMs)} ${entryText(one, wording)}`;
}

function who(
  { by, atMs }: Pick<Charted, 'by'> & { readonly atMs: number },
  { nameOf, time }: Wording,
): string {
  return `${nameOf(by)}, ${time(atMs)}`;
}
