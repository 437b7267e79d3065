import { lstat, rm, symlink } from 'node:fs/promises';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { LinkFormat } from '../../scenario/scenario.ts';
import { writingOf } from './gatt-lines.ts';
import type { Port, PortSettings } from './port.ts';
import { makePseudoTerminal, type PseudoTerminal } from './pseudo-terminal.ts';

export type PtyPortSettings = PortSettings & {
  readonly path: string;
  readonly format?: LinkFormat;
  /** The program, where it is not in the path. */
  readonly socat?: string;
};

const firstWaitMs = 50;
const longestWaitMs = 5_000;

/**
 * A serial port that is none: `path` is a link to a pseudo terminal, which whoever wants opens like a device. What is said while
 * nobody has it open is gone. Who closes it finds another one at the same path. One line for a person where it can not be made;
 * what is there already and is no link is left alone.
 */
export async function openPtyPort(settings: PtyPortSettings): Promise<Result<Port, string>> {
  const { name, path, format, socat = 'socat', onNews = () => undefined } = settings;
  const writing = writingOf(format);
  let terminal: PseudoTerminal | null = null;
  let isSilent = false;
  let isPluggedIn = true;
  /** Which terminal is meant: one that was unplugged while it was made is nobody’s. */
  let turn = 0;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;

  const first = (await isTaken(path)) ? err('something else has that name') : await plugIn();
  if (!first.ok) {
    unplug();
    return err(whyNot(path, first.error));
  }

  return ok({
    name,
    deliver(delivery) {
      if (delivery.type === 'bytes') {
        if (!isSilent) terminal?.write(writing(delivery));
        return;
      }
      isSilent = delivery.action !== 'connect';
      // Half-open leaves the cable in; the other ends pull it.
      if (delivery.action === 'disconnect' || delivery.action === 'reset') unplug();
      if (delivery.action === 'connect' && !isPluggedIn) {
        isPluggedIn = true;
        plugInAfter(0);
      }
    },
    sent: () => null,
    settled: () => Promise.resolve(),
    isConnected: () => !isSilent && terminal !== null && terminal.isOpen(),
    async close() {
      unplug();
      await rm(path, { force: true });
    },
  });

  async function plugIn(): Promise<Result<null, string>> {
    turn += 1;
    const own = turn;
    const made = await makePseudoTerminal({
      socat,
      onEnd() {
        if (turn !== own) return;
        terminal = null;
        plugInAfter(waitMs);
      },
    });
    if (!made.ok) return made;
    if (turn !== own) {
      made.value.end();
      return ok(null);
    }
    terminal = made.value;
    const linked = await link(made.value.device, path);
    if (!linked.ok) made.value.end();
    return linked;
  }

  function plugInAfter(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void plugIn().then((result) => {
        waitMs = result.ok ? firstWaitMs : Math.min(longestWaitMs, 2 * waitMs);
        if (result.ok || !isPluggedIn) return;
        onNews(`${whyNot(path, result.error)}; tried again`);
        plugInAfter(waitMs);
      });
    }, ms);
  }

  function unplug(): void {
    isPluggedIn = false;
    turn += 1;
    clearTimeout(timer);
    terminal?.end();
    terminal = null;
  }
}

function whyNot(path: string, why: string): string {
  return `can not make the pty ${path}: ${why}`;
}

/** The link of a run before may go. */
async function isTaken(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && !found.isSymbolicLink();
}

async function link(device: string, path: string): Promise<Result<null, string>> {
  try {
    await rm(path, { force: true });
    await symlink(device, path);
    return ok(null);
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    return err(code === 'ENOENT' ? 'there is no such folder' : (code ?? message));
  }
}
