import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { z } from 'zod';
import type { CommandLine } from '../truth/lines.ts';

const commandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('inject'),
    atMs: z.number(),
    chair: z.string().nullable(),
    target: z.string(),
    verb: z.string(),
    params: z.record(z.string(), z.unknown()),
    forMs: z.number().nullable(),
  }),
  z.object({ type: z.literal('end'), atMs: z.number(), spanId: z.string() }),
]);

/** What was injected into an earlier run (`commands.ndjson`), to be played again; null: nothing. Otherwise the first bad line. */
export async function commandsFrom(path: string | null): Promise<Result<readonly CommandLine[], string>> {
  if (path === null) return ok([]);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return err(`${path} can not be read`);
  const commands: CommandLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const read = commandSchema.safeParse(jsonOf(line));
    if (!read.success) return err(`${path}:${index + 1} is no command of a run`);
    commands.push(read.data);
  }
  return ok(commands.toSorted((one, other) => one.atMs - other.atMs));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
