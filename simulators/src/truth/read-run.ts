import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { chairEventSchema } from '@chairside/shared/chair/events.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { z } from 'zod';
import { scoredLineSchema } from './line-schema.ts';
import { createRunScorer, type FinishedRun, type ScoredRun } from './run-scorer.ts';

const aboutSchema = z.object({ name: z.string(), seed: z.number() });

/**
 * Scores the run a folder holds: `run.json` says what it was, `gateway.ndjson` what the gateway said, `truth.ndjson` what was true,
 * which is read line by line. What its scenario asks for is not in the folder. Otherwise one sentence: which file and line is wrong.
 */
export async function readRun(
  folder: string,
  asked: Pick<FinishedRun, 'expect' | 'thresholds'>,
): Promise<Result<ScoredRun, string>> {
  const aboutPath = join(folder, 'run.json');
  const about = aboutSchema.safeParse(jsonOf(await readFile(aboutPath, 'utf8').catch(() => '')));
  if (!about.success) return err(`${aboutPath} is no record of a run`);
  const feed: z.infer<typeof chairEventSchema>[] = [];
  const feedProblem = await eachLine(join(folder, 'gateway.ndjson'), chairEventSchema, (event) =>
    feed.push(event),
  );
  if (feedProblem !== null) return err(feedProblem);
  const scorer = createRunScorer({ ...about.data, ...asked, feed });
  const truthProblem = await eachLine(join(folder, 'truth.ndjson'), scoredLineSchema, (line) =>
    scorer.take(line),
  );
  return truthProblem === null ? ok(scorer.done()) : err(truthProblem);
}

/** Null when all of them were taken. */
async function eachLine<T>(
  path: string,
  schema: z.ZodType<T>,
  take: (line: T) => void,
): Promise<string | null> {
  const input = createReadStream(path);
  const opening = await new Promise<Error | null>((resolve) => {
    input.once('open', () => resolve(null)).once('error', resolve);
  });
  if (opening !== null) return `${path} can not be read`;
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (text === '') continue;
    const line = schema.safeParse(jsonOf(text));
    if (!line.success) return `${path}:${number} is not what a run writes`;
    take(line.data);
  }
  return null;
}

/** Undefined for what is no JSON: no schema takes that. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
