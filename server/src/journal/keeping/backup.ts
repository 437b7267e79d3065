import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { copyJournal, flush } from './copy.ts';
import { identifyJournal, surveyJournal, type Survey, type SurveyFailure } from './survey.ts';

export type BackupOrder = {
  /** A journal that is there; its gateway may be running. */
  readonly source: string;
  readonly target: string;
  /** 0 to 1 while pages are copied; then 1 once more, when the copy is looked at. */
  readonly onCopied: (share: number) => void;
};

export type Backup = {
  readonly path: string;
  readonly bytes: number;
  readonly survey: Survey;
  /** It would be lost together with the journal. */
  readonly isOnSameDisk: boolean;
};

/**
 * no-journal   there is none to copy
 * exists       something has the name already; nothing is ever overwritten
 * no-folder    where it should go is not there: a disk that is not mounted, say
 * not-written  the disk refused, or the journal could not be read to its end; nothing is left of the copy
 * not-whole    it is written, as good as the journal is, under a name that says so
 */
export type BackupFailure =
  | { readonly type: 'no-journal'; readonly failure: SurveyFailure }
  | { readonly type: 'exists'; readonly path: string }
  | { readonly type: 'no-folder'; readonly path: string }
  | { readonly type: 'not-written'; readonly path: string; readonly why: string }
  | { readonly type: 'not-whole'; readonly path: string; readonly failure: SurveyFailure };

/** Copies a journal, looks at the copy as `journal:verify` does, and only then gives it its name (JR27, JR28). */
export async function backUp({
  source,
  target,
  onCopied,
}: BackupOrder): Promise<Result<Backup, BackupFailure>> {
  const identity = identifyJournal(source);
  if (!identity.ok) return err({ type: 'no-journal', failure: identity.error });
  const folder = dirname(target);
  if (!existsSync(folder)) return err({ type: 'no-folder', path: folder });
  const brokenTarget = `${target}.broken`;
  const taken = [target, brokenTarget].find(existsSync);
  if (taken !== undefined) return err({ type: 'exists', path: taken });
  const partial = `${target}.${process.pid}.partial`;
  try {
    await copyJournal(source, partial, onCopied);
    onCopied(1);
    const survey = surveyJournal(partial);
    const path = survey.ok ? target : brokenTarget;
    renameSync(partial, path);
    flush(folder);
    if (!survey.ok) return err({ type: 'not-whole', path, failure: { ...survey.error, path } });
    const { size: bytes, dev } = statSync(path);
    return ok({ path, bytes, survey: { ...survey.value, path }, isOnSameDisk: dev === statSync(source).dev });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return err({ type: 'not-written', path: target, why });
  }
}
