import { join } from 'node:path';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { ArchiveFile } from '../journal/archive-file.ts';
import { printFailureText, printRecord } from '../records/pdf/print-record.ts';
import { exportName, sessionExport, type ExportFormat } from '../records/session-export.ts';
import type { ExportOptions } from './options.ts';
import { whileAwaiting } from './progress.ts';
import type { Piece } from './write.ts';

export type Exported = { readonly pieces: readonly (Piece & { readonly rows: number | null })[] };

type Order = {
  readonly record: SessionRecord;
  readonly options: ExportOptions;
  /** How far it is, where that takes long. */
  readonly say: (line: string) => void;
};

const dashboardFolder = join(import.meta.dirname, '../../../client/dist');

/** What a format is made of: CSV of two files, a PDF of the printed page. What is in the way comes as one line. */
export async function piecesOf(
  { archive, siteEvents }: ArchiveFile,
  { record, options, say }: Order,
): Promise<Result<Exported, string>> {
  if (options.format === 'pdf') return printed({ record, options, say });
  const formats: Readonly<Record<'fhir' | 'csv' | 'json', readonly ExportFormat[]>> = {
    fhir: ['fhir'],
    csv: ['readings.csv', 'entries.csv'],
    json: ['json'],
  };
  const pieces = [];
  for (const format of formats[options.format])
    pieces.push(await sessionExport(format, { archive, record, siteEvents }));
  return ok({ pieces });
}

async function printed({ record, options, say }: Order): Promise<Result<Exported, string>> {
  const printing = printRecord({
    session: record.session,
    recordJson: JSON.stringify(record),
    paper: options.paper,
    language: options.language,
    dashboardFolder,
    environment: process.env,
  });
  const made = await whileAwaiting(printing, say);
  if (!made.ok) return err(printFailureText(made.error));
  return ok({ pieces: [{ fileName: exportName(record, 'pdf'), rows: null, body: once(made.value) }] });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
