import { spawn } from 'node:child_process';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** Two ends of a serial line; socat makes them, for Node can not. It lasts until somebody has opened and closed the other end. */
export type PseudoTerminal = {
  /** The other end: `/dev/pts/5`. */
  readonly device: string;
  /** Somebody has the other end open. */
  isOpen(): boolean;
  /** Goes nowhere while nobody has it open: a cable has no memory. */
  write(bytes: Uint8Array): void;
  end(): void;
};

export type TerminalSettings = { readonly socat: string; readonly onEnd: () => void };

/** Who opens it and does not read misses what comes. */
const mostUnreadBytes = 64 * 1024;

/** Asks twenty times a second whether somebody has opened it. */
const options = 'pty,rawer,wait-slave,pty-interval=0.05';

/** What it says of itself is enough to tell errors by; it runs on for hours. */
const lastSaidLength = 4_096;

/** One line for a person where it can not be made. */
export async function makePseudoTerminal({
  socat,
  onEnd,
}: TerminalSettings): Promise<Result<PseudoTerminal, string>> {
  const child = spawn(socat, ['-d', '-d', '-', options], { stdio: ['pipe', 'ignore', 'pipe'] });
  const { stdin, stderr } = child;
  let isOpen = false;
  let said = '';
  // That it has ended is told by 'exit'.
  stdin.on('error', () => undefined);
  stderr.setEncoding('utf8');
  const device = await new Promise<Result<string, string>>((resolve) => {
    child.once('error', () => resolve(err(`there is no ${socat} here; install it (apt install socat)`)));
    child.once('exit', () => resolve(err(lastErrorIn(said))));
    stderr.on('data', (text: string) => {
      said = `${said}${text}`.slice(-lastSaidLength);
      const [, made] = /PTY is (\S+)\n/.exec(said) ?? [];
      if (made !== undefined) resolve(ok(made));
      if (said.includes('starting data transfer loop')) isOpen = true;
    });
  });
  if (!device.ok) return device;
  child.once('exit', () => {
    isOpen = false;
    onEnd();
  });
  return ok({
    device: device.value,
    isOpen: () => isOpen,
    write(bytes) {
      if (isOpen && stdin.writableLength < mostUnreadBytes) stdin.write(bytes);
    },
    end: () => void child.kill(),
  });
}

function lastErrorIn(said: string): string {
  return / E (.*)$/m.exec(said)?.[1] ?? 'socat ended by itself';
}
