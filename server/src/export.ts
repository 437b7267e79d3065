import { rmSync } from 'node:fs';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { emptySite, evolveSite } from '@chairside/shared/site/state.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { exportOptionsFrom, type ExportOptions } from './exporting/options.ts';
import { piecesOf } from './exporting/pieces.ts';
import { withProgress } from './exporting/progress.ts';
import { targetsFor, writePiece } from './exporting/write.ts';
import { openArchive, type ArchiveFile } from './journal/archive-file.ts';

/**
 * A past session as files (RE19); `npm run export`. The journal is only read, also while a gateway runs on it. Ends with 0 when
 * everything is written, with 2 and one sentence when nothing is.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = exportOptionsFrom(args, process.env);
  if (!options.ok) return failed(options.error);
  const opened = openArchive(options.value.source);
  if (!opened.ok) return failed(opened.error);
  try {
    const written = await exported(opened.value, options.value);
    if (!written.ok) return failed(written.error);
    process.stdout.write(written.value.map((target) => `${target}\n`).join(''));
    return 0;
  } catch (cause) {
    return failed(`It could not be written: ${cause instanceof Error ? cause.message : String(cause)}.`);
  } finally {
    opened.value.close();
  }
}

async function exported(
  file: ArchiveFile,
  options: ExportOptions,
): Promise<Result<readonly string[], string>> {
  const record = await recordOf(file, options);
  if (!record.ok) return record;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const made = await piecesOf(file, { record: record.value, options, say });
  if (!made.ok) return made;
  const { pieces } = made.value;
  const targets = targetsFor(
    pieces.map(({ fileName }) => fileName),
    options.to,
  );
  if (!targets.ok) return targets;
  const written: string[] = [];
  try {
    for (const [index, target] of targets.value.entries()) {
      const piece = pieces[index];
      if (piece === undefined) continue;
      await writePiece(withProgress(piece, { nowMs: () => performance.now(), say }), target);
      written.push(target);
    }
  } catch (cause) {
    // Half of an export looks like one.
    for (const target of written) rmSync(target);
    throw cause;
  }
  return targets;
}

/** Of an open session, as far as it is recorded: the gateway's clock is not this process's. */
async function recordOf(
  { archive, kind, siteEvents, lastRecordedAtMs }: ArchiveFile,
  { session, source }: ExportOptions,
): Promise<Result<SessionRecord, string>> {
  const { people } = (await siteEvents()).reduce(evolveSite, emptySite);
  const record = await archive.recordOf({ session, nowMs: lastRecordedAtMs(), kind, people });
  if (record !== null) return ok(record);
  const erasedAtMs = (await archive.headOf(session))?.erasedAtMs ?? null;
  return err(
    erasedAtMs === null
      ? `There is no session ${session} in ${source}: the list of sessions in the dashboard shows their ids.`
      : `The record of session ${session} was erased on ${new Date(erasedAtMs).toISOString().slice(0, 10)}; there is nothing to export.`,
  );
}

function failed(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}
