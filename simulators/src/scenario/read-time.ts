import { drawnInstant, parseInstant } from './instant.ts';
import type { Path } from './problem.ts';
import type { Reader } from './reader.ts';
import type { StepTime } from './scenario.ts';
import type { StepScene, Words } from './step-scene.ts';

/** A handler's step has none: it happens when the handler is reached. */
export function refuseTime(words: Words, path: Path, { reader }: StepScene): StepTime {
  for (const key of timeKeysOf(words, ['from', 'until'])) {
    reader.refuseKey([...path, key], `"${key}": what a handler does, it does when it is reached ("delay")`);
  }
  return { kind: 'now' };
}

const timeWords = ['at', 'after', 'between', 'every'] as const;

function timeKeysOf(words: Words, more: readonly string[] = []): readonly string[] {
  return [...timeWords, ...more].filter((key) => words[key] !== undefined);
}

/** When it happens: exactly one of the four ways to say so. */
export function readTime(words: Words, path: Path, reader: Reader): StepTime | undefined {
  const [first, second] = timeKeysOf(words);
  if (first === undefined) {
    // A time that could not be read has been noted already.
    if (timeWords.every((key) => reader.at([...path, key]) === undefined)) {
      reader.refuse(path, 'a step says when: at, after, between or every');
    }
    return undefined;
  }
  if (second !== undefined) {
    reader.refuseKey([...path, second], `"${first}" and "${second}": a step has one time`);
  }
  const stray = (['from', 'until'] as const).find((key) => words[key] !== undefined);
  if (words.every === undefined && stray !== undefined) {
    reader.refuseKey([...path, stray], `"${stray}" belongs to "every"`);
  }
  if (words.every !== undefined) return repeatedOf(words, path, reader);
  if (typeof words.at === 'string' && words.at.endsWith('%')) {
    return { kind: 'share', share: parseFloat(words.at) / 100 };
  }
  const [from, to] = words.between ?? [];
  const written = words.at ?? words.after ?? (from !== undefined && to !== undefined ? { from, to } : 'T');
  const instant = drawnInstant(written);
  if (instant === null) {
    reader.refuse([...path, first], `"${first}" is drawn between times that hang on different things`);
    return undefined;
  }
  const { anchor, afterMs } = instant;
  return anchor === 'T' || anchor === 'S'
    ? { kind: 'at', from: anchor, afterMs }
    : { kind: 'after', label: anchor, afterMs };
}

function repeatedOf(words: Words, path: Path, reader: Reader): StepTime | undefined {
  const everyMs = words.every ?? 0;
  if (everyMs < 1_000) {
    reader.refuse([...path, 'every'], '"every" is at least a second');
    return undefined;
  }
  const from = parseInstant(words.from ?? 'T');
  const until = words.until === undefined ? null : parseInstant(words.until);
  if (from === null || (from.anchor !== 'T' && from.anchor !== 'S')) return undefined;
  if (until !== null && until.anchor !== from.anchor) {
    reader.refuse([...path, 'until'], `"until" hangs on ${until.anchor}, "from" on ${from.anchor}`);
  }
  const untilMs = until?.afterMs ?? null;
  return { kind: 'every', everyMs, from: from.anchor, firstMs: from.afterMs, untilMs };
}
