import { expect, it } from 'vitest';
import { withProgress } from './progress.ts';

for (const [elapsedMs, lines] of [
  [999, []],
  [1_000, ['100 %']],
  [1_001, ['100 %']],
  [2_000, ['50 %', '100 %']],
] as const) {
  it(`[RE19] two pieces of ${elapsedMs} ms each ${lines.length === 0 ? 'say nothing of' : `say ${lines.join(', ')} of`} how far they are`, async () => {
    let nowMs = 0;
    const said: string[] = [];
    async function* body(): AsyncGenerator<string> {
      for (const text of ['1\n2\n', '3\n4\n']) yield await Promise.resolve(text);
    }
    const watched = withProgress(
      { body: body(), rows: 4 },
      { nowMs: () => nowMs, say: (line) => said.push(line) },
    );
    let text = '';
    for await (const piece of watched.body) {
      text += String(piece);
      nowMs += elapsedMs;
    }
    expect([text, said]).toEqual(['1\n2\n3\n4\n', lines]);
  });
}
