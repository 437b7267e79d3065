import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/**
 * A Chromium without a window, spoken to in its DevTools protocol over two pipes (`--remote-debugging-pipe`): messages of
 * JSON, each ended by a zero byte. Nothing listens on a port.
 */
export type DevTools = {
  /** What was answered, or what went wrong in one line. Never rejects; after the browser's end everything goes wrong. */
  call(method: string, params?: object): Promise<Result<Answer, string>>;
  /** Opens a page; from then on calls are about it. */
  openPage(): Promise<Result<null, string>>;
  /** Ends the browser and removes what it kept. */
  end(): Promise<void>;
};

type Answer = Readonly<Record<string, unknown>>;

type Said = {
  readonly id?: number;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
};

const flags = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-quic',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-scrollbars',
];

/** Waits no longer than this for a browser that was asked to end. */
const endWithinMs = 5_000;

export async function startChromium(program: string, languages: string): Promise<DevTools> {
  const keptIn = await mkdtemp(join(tmpdir(), 'chairside-print-'));
  // Chromium's own sandbox does not start as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    program,
    [...flags, ...asRoot, `--accept-lang=${languages}`, `--user-data-dir=${keptIn}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  return speakWith(child, keptIn);
}

function speakWith(child: ChildProcess, keptIn: string): DevTools {
  const into = child.stdio[3] as Writable;
  const from = child.stdio[4] as Readable;
  const waiting = new Map<number, (answer: Result<Answer, string>) => void>();
  let asked = 0;
  let page: string | undefined;
  let why: string | null = null;
  const ended = new Promise<void>((resolve) => {
    const over = (reason: string) => {
      why ??= reason;
      for (const settle of waiting.values()) settle(err(why));
      waiting.clear();
      resolve();
    };
    child.once('error', (error) => over(error.message));
    child.once('exit', (code) => over(`the browser ended (${code ?? 'killed'})`));
  });
  // A pipe that breaks is followed by the exit, which says so.
  into.on('error', () => undefined);
  listen(from, (said) => {
    const settle = said.id === undefined ? undefined : waiting.get(said.id);
    if (said.id === undefined || settle === undefined) return;
    waiting.delete(said.id);
    settle(said.error === undefined ? ok(said.result ?? {}) : err(said.error.message));
  });

  function call(method: string, params: object = {}): Promise<Result<Answer, string>> {
    if (why !== null) return Promise.resolve(err(why));
    asked += 1;
    const id = asked;
    const message = { id, method, params, ...(page !== undefined && { sessionId: page }) };
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      into.write(`${JSON.stringify(message)}\0`);
    });
  }

  return {
    call,
    async openPage() {
      const target = await call('Target.createTarget', { url: 'about:blank' });
      if (!target.ok) return target;
      const { targetId } = target.value;
      const attached = await call('Target.attachToTarget', { targetId, flatten: true });
      if (!attached.ok) return attached;
      page = String(attached.value['sessionId']);
      return ok(null);
    },
    async end() {
      page = undefined;
      void call('Browser.close');
      const late = setTimeout(() => child.kill('SIGKILL'), endWithinMs);
      await ended;
      clearTimeout(late);
      await rm(keptIn, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function listen(from: Readable, hear: (said: Said) => void): void {
  let rest: Buffer[] = [];
  from.on('data', (bytes: Buffer) => {
    let begin = 0;
    for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, begin)) {
      const message = Buffer.concat([...rest, bytes.subarray(begin, at)]).toString();
      rest = [];
      begin = at + 1;
      hear(JSON.parse(message) as Said);
    }
    if (begin < bytes.length) rest.push(bytes.subarray(begin));
  });
}
