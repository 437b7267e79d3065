import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChromium } from './devtools.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-devtools-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A process that speaks as a browser does over its two pipes: `answer` is code that makes a reply of a message. */
function aBrowser(answer: string): string {
  const script = join(folder, 'browser.mjs');
  writeFileSync(
    script,
    `import { createReadStream, writeFileSync, writeSync } from 'node:fs';
writeFileSync(${JSON.stringify(join(folder, 'args.json'))}, JSON.stringify(process.argv.slice(2)));
const answer = ${answer};
let rest = '';
createReadStream(null, { fd: 3 }).on('data', (bytes) => {
  const parts = (rest + bytes).split('\\0');
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.method === 'Browser.close') process.exit(0);
    const reply = answer(message);
    if (reply === null) process.exit(7);
    // A byte at a time, with something nobody asked for before it.
    const said = JSON.stringify({ method: 'Page.frameNavigated' }) + '\\0' + JSON.stringify({ id: message.id, ...reply }) + '\\0';
    for (const byte of Buffer.from(said)) writeSync(4, Buffer.of(byte));
  }
});`,
  );
  const program = join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

const profileOf = () => {
  const args = JSON.parse(readFileSync(join(folder, 'args.json'), 'utf8')) as readonly string[];
  return args.find((arg) => arg.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';
};

it('[RE61] each answer finds its question, and a refusal is one', async () => {
  const browser = await startChromium(
    aBrowser(
      `({ method, params }) => method === 'Ask' ? { result: { echo: params } } : { error: { message: 'no such thing' } }`,
    ),
    'es',
  );
  const [one, other, refused] = await Promise.all([
    browser.call('Ask', { number: 1 }),
    browser.call('Ask', { words: 'Ñandú' }),
    browser.call('Shout'),
  ]);
  expect(one).toEqual({ ok: true, value: { echo: { number: 1 } } });
  expect(other).toEqual({ ok: true, value: { echo: { words: 'Ñandú' } } });
  expect(refused).toEqual({ ok: false, error: 'no such thing' });
  expect(readFileSync(join(folder, 'args.json'), 'utf8')).toContain('--accept-lang=es');
  await browser.end();
});

it('[RE61] a browser that dies leaves no question open, and nothing behind', async () => {
  const browser = await startChromium(aBrowser('() => null'), 'en');
  expect(await browser.call('Ask')).toEqual({ ok: false, error: 'the browser ended (7)' });
  expect(await browser.call('Again')).toEqual({ ok: false, error: 'the browser ended (7)' });
  expect(existsSync(profileOf())).toBe(true);
  await browser.end();
  expect(existsSync(profileOf())).toBe(false);
});

it('[RE61] a program that is none is said, not thrown', async () => {
  const browser = await startChromium(join(folder, 'nowhere'), 'en');
  const opened = await browser.openPage();
  expect(opened.ok).toBe(false);
  await browser.end();
});
