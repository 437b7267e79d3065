import { z } from 'zod';
import { formatDuration } from './values.ts';
import { allTables, type WrittenTable } from './verb-tables.ts';
import type { VerbSpec } from '../verbs.ts';

const begin = '<!-- verbs: written by write-reference.ts -->';
const end = '<!-- end of verbs -->';

/** The page with its tables of verbs as they are now. */
export function withTables(page: string): string {
  const [before = '', rest = ''] = page.split(begin);
  const [, after = ''] = rest.split(end);
  return `${before}${begin}\n\n${allTables.map(tableOf).join('\n\n')}\n\n${end}${after}`;
}

function tableOf({ title, example, verbs, prefix }: WrittenTable): string {
  const rows = Object.entries(verbs)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, spec]) => rowOf(`${example}.${name.slice(prefix.length)}`, spec));
  return [`### ${title}`, '', '| verb | lasts | parameters | |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function rowOf(written: string, spec: VerbSpec): string {
  return `| \`${written}\` | ${lasts(spec)} | ${paramsOf(spec)} | ${spec.about.replaceAll('|', '\\|')} |`;
}

function lasts({ kind, usualMs }: VerbSpec): string {
  if (kind === 'instant') return 'once';
  return usualMs === undefined ? 'until ended' : formatDuration(usualMs);
}

/** With what each is when nobody says; bold: it has to be said. */
function paramsOf({ params }: VerbSpec): string {
  const shape = params instanceof z.ZodObject ? params.shape : {};
  const { properties = {} } = z.toJSONSchema(params, { io: 'input' });
  return Object.entries(shape)
    .map(([name, one]) => {
      const usual = (one as z.ZodType<string | number | boolean | undefined>).safeParse(undefined);
      if (!usual.success) return `**\`${name}\`**`;
      if (usual.data === undefined) return `\`${name}\``;
      const isDuration = JSON.stringify(properties[name]).includes('(ms|s|m|h|d)');
      return `\`${name}\` ${isDuration ? formatDuration(Number(usual.data)) : String(usual.data)}`;
    })
    .join(', ');
}
