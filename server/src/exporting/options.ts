import type { SessionId } from '@chairside/shared/ids.ts';
import { sessionIdSchema } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { languages, type Language } from '@chairside/shared/text/languages.ts';
import {
  flagsFrom,
  journalAt,
  whereFrom,
  whereOptions,
  type Environment,
} from '../journal/keeping/options.ts';
import { papers, type Paper } from '../records/pdf/print-record.ts';

export const formats = ['fhir', 'csv', 'json', 'pdf'] as const;
export type Format = (typeof formats)[number];

export type ExportOptions = {
  readonly session: SessionId;
  readonly format: Format;
  /** Of the journal. */
  readonly source: string;
  /** A file or a folder; null: into the folder one stands in, under a name of its own. */
  readonly to: string | null;
  readonly paper: Paper;
  readonly language: Language;
};

const usage =
  'npm run export -- <session> --format fhir|csv|json|pdf [--to file or folder] [--data ./data] [--simulation] [--paper a4|letter] [--language en|es]';

/** What is wrong comes as one line, with how it is used. */
export function exportOptionsFrom(
  args: readonly string[],
  environment: Environment,
): Result<ExportOptions, string> {
  const text = { type: 'string' } as const;
  const options = { ...whereOptions, format: text, to: text, paper: text, language: text };
  const given = flagsFrom(args, { options, usage });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) return err(`One session, not ${positionals.length}. ${usage}`);
  const format = oneOf('--format', values.format, formats);
  if (!format.ok) return format;
  const paper = oneOf('--paper', values.paper ?? 'a4', Object.keys(papers) as readonly Paper[]);
  if (!paper.ok) return paper;
  const language = oneOf('--language', values.language ?? 'en', languages);
  if (!language.ok) return language;
  const source = journalAt(whereFrom(values, environment));
  if (!source.ok) return source;
  const session = sessionIdSchema.safeParse(name);
  if (!session.success) return err(`“${name.slice(0, 80)}” is no session's id. ${usage}`);
  return ok({
    session: session.data,
    format: format.value,
    source: source.value,
    to: values.to ?? null,
    paper: paper.value,
    language: language.value,
  });
}

function oneOf<T extends string>(
  flag: string,
  given: string | undefined,
  known: readonly T[],
): Result<T, string> {
  const found = known.find((one) => one === given);
  if (found !== undefined) return ok(found);
  const what = given === undefined ? `${flag} is missing` : `${flag} ${given} is not known`;
  return err(`${what}: ${known.join(', ')}. ${usage}`);
}
