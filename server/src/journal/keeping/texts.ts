import { assertNever } from '@chairside/shared/result.ts';
import type { ChainBreak } from '../../ports/journal.ts';
import type { JournalKind } from '../sqlite-open.ts';
import { newestEntryText, type Missing } from './known-entries.ts';
import type { Survey, SurveyFailure } from './survey.ts';

/** What the commands that keep the record say, for whoever runs the machine: what is so, and what to do. */

export function surveyLines(survey: Survey): readonly string[] {
  const { path, kind, chains, readings } = survey;
  const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
  const erased = chains.reduce((sum, chain) => sum + chain.erased, 0);
  return [
    `${path}: ${journalOf(kind)}, ${counted(entries, 'event')} in ${counted(chains.length, 'stream')}, ${counted(readings, 'reading')}`,
    '',
    row(['stream', 'events', 'erased', 'newest entry']),
    ...chains.map((chain) =>
      row([chain.stream, numberText(chain.entries), numberText(chain.erased), newestEntryText(chain)]),
    ),
    '',
    erased === 0
      ? 'Every chain is whole.'
      : `Every chain is whole; of ${counted(erased, 'event')} only the envelope is left.`,
  ];
}

function row([stream, events, erased, newest]: readonly [string, string, string, string]): string {
  return `${stream.padEnd(18)}${events.padStart(10)}${erased.padStart(10)}   ${newest}`;
}

export function journalOf(kind: JournalKind): string {
  return kind === 'clinic' ? 'the clinic’s journal' : 'the simulation’s journal';
}

/** Something is wrong with the record; else nothing was found out about it. */
export function isFinding({ type }: SurveyFailure): boolean {
  return type === 'damaged' || type === 'broken' || type === 'not-contained';
}

export function surveyFailureText(failure: SurveyFailure): string {
  const { path } = failure;
  switch (failure.type) {
    case 'no-file':
      return `There is no file ${path}.`;
    case 'unreadable':
      return `${path} can not be read (${failure.why}): see that you may read it and its folder, and that the disk is there.`;
    case 'not-a-journal':
      return `${path} is no journal: it is empty, or another program’s. Name another file.`;
    case 'newer-schema':
      return `${path} has schema ${failure.found}, and this program knows ${failure.known}: run the newer version.`;
    case 'damaged':
      return `${path} is damaged: ${failure.why}. Keep it as it is, and restore the newest backup that is whole.`;
    case 'broken':
      return `${path}: ${breakText(failure.at)} Whatever was recorded there before is as it was written.`;
    case 'not-contained':
      return `${path}: ${missingText(failure.missing)}`;
    default:
      return assertNever(failure);
  }
}

function breakText({ stream, seq, what, found }: ChainBreak): string {
  const entry = `entry ${seq} of stream ${stream}`;
  const stamp = `${found.type}, ${timeText(found.atMs)}`;
  switch (what) {
    case 'gap':
      return `gap: ${entry} is missing; the next is ${found.seq} (${stamp}).`;
    case 'hash':
      return `hash: ${entry} (${stamp}) is not the one that was sealed there, or what lies before it is not.`;
    case 'body':
      return `body: what ${entry} (${stamp}) says is not what was sealed.`;
    case 'lost':
      return `lost: what ${entry} (${stamp}) said is gone, and nothing tells that its session was erased.`;
  }
}

function missingText({ stream, seq, hash, why, newestSeq }: Missing): string {
  const entry = `Entry ${seq} of stream ${stream} (${hash.slice(0, 12)}…)`;
  if (why === 'cut-off')
    return `${entry} is not there: the stream ends at ${newestSeq}. It was cut off, or this is an older copy.`;
  return `${entry} is not there: another one stands in its place. The chain was written anew, or this is another journal.`;
}

export function timeText(atMs: number): string {
  const time = new Date(atMs);
  return Number.isNaN(time.getTime()) ? `at ${atMs}` : time.toISOString();
}

/** `2026-03-02T09-00-00Z`: in order by name, and a name on every file system. */
export function fileTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

export function numberText(value: number): string {
  return value.toLocaleString('en-US');
}

export function counted(value: number, what: string): string {
  return `${numberText(value)} ${what}${value === 1 ? '' : 's'}`;
}
