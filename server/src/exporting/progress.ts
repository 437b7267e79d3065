import type { Piece } from './write.ts';

/** The same piece, and while it is taken for longer than a glance, a line every two seconds of how far it is. */
export function withProgress(
  { body, rows }: Pick<Piece, 'body'> & { readonly rows: number | null },
  { nowMs, say }: { readonly nowMs: () => number; readonly say: (line: string) => void },
): Pick<Piece, 'body'> {
  return { body: watched() };

  async function* watched(): AsyncGenerator<string | Uint8Array> {
    let sayAtMs = nowMs() + everyMs;
    let lines = 0;
    for await (const piece of body) {
      yield piece;
      lines += typeof piece === 'string' ? linesIn(piece) : 0;
      if (nowMs() < sayAtMs) continue;
      sayAtMs = nowMs() + everyMs;
      say(rows === null || rows === 0 ? 'written' : `${Math.min(100, Math.floor((lines / rows) * 100))} %`);
    }
  }
}

/** What is awaited, and a line every two seconds for as long as it is. */
export async function whileAwaiting<T>(made: Promise<T>, say: (line: string) => void): Promise<T> {
  const saying = setInterval(() => say('the browser prints'), everyMs);
  try {
    return await made;
  } finally {
    clearInterval(saying);
  }
}

const everyMs = 2_000;

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
