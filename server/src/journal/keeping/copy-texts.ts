import { assertNever } from '@chairside/shared/result.ts';
import type { Backup, BackupFailure } from './backup.ts';
import type { Restored, RestoreFailure } from './restore.ts';
import { counted, journalOf, surveyFailureText, surveyLines, timeText } from './texts.ts';

/** What the two commands that copy a journal say. */

export function backupLines(
  { path, bytes, survey, isOnSameDisk }: Backup,
  tookMs: number,
): readonly string[] {
  return [
    ...surveyLines(survey),
    `Written and looked at in ${(tookMs / 1_000).toFixed(1)} s: ${path}, ${(bytes / 1e6).toFixed(1)} MB.`,
    ...(isOnSameDisk
      ? ['It lies on the same disk as the journal, and goes with it: carry it elsewhere.']
      : []),
  ];
}

export function backupFailureText(failure: BackupFailure): string {
  switch (failure.type) {
    case 'no-journal':
      return surveyFailureText(failure.failure);
    case 'exists':
      return `${failure.path} is there already and stays as it is: give another name.`;
    case 'no-folder':
      return `There is no folder ${failure.path}: make it, or see that its disk is there.`;
    case 'not-written':
      return `${failure.path} could not be written (${failure.why}), and nothing is left of it: see that there is room, and that you may write there.`;
    case 'not-whole':
      return `${surveyFailureText(failure.failure)} The copy is kept under this name: it is as good as the journal is.`;
    default:
      return assertNever(failure);
  }
}

export function restoredLines({ path, aside, survey, erasedSince }: Restored): readonly string[] {
  const told = survey.ok
    ? surveyLines({ ...survey.value, path })
    : [surveyFailureText({ ...survey.error, path })];
  const newestAtMs = survey.ok ? survey.value.newestAtMs : null;
  return [
    ...told,
    aside === null ? 'There was no journal before it.' : `What was there before is kept: ${aside}`,
    ...(newestAtMs === null
      ? []
      : [`Its newest event is of ${timeText(newestAtMs)}; what was recorded later is not in it.`]),
    ...(erasedSince.length === 0
      ? []
      : [
          `${counted(erasedSince.length, 'session')} erased after it was made came back with it. Erase again: ${erasedSince.join(', ')}`,
        ]),
  ];
}

export function restoreFailureText(failure: RestoreFailure): string {
  switch (failure.type) {
    case 'not-restorable':
      return `${surveyFailureText(failure.failure)} Nothing was restored, and the journal is as it was.`;
    case 'wrong-kind': {
      const flag = failure.kind === 'simulation' ? 'add --simulation' : 'leave --simulation out';
      return `${failure.path} is a copy of ${journalOf(failure.kind)}: ${flag}, and it goes where that one lies.`;
    }
    case 'itself':
      return `${failure.path} is the journal itself, not a backup of it: name the backup.`;
    case 'in-use':
      return `${failure.path} is open, in a gateway or in another program that reads it: end that first. The journal is as it was.`;
    case 'not-written':
      return `${failure.path} could not be replaced (${failure.why}): see that there is room, and that you may write there. The journal is as it was.`;
    default:
      return assertNever(failure);
  }
}
