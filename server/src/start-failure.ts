import { assertNever } from '@chairside/shared/result.ts';
import type { OpenFailure } from './ports/journal.ts';

/** Why the gateway can not start, in one sentence for whoever starts it. */
export class StartFailure extends Error {}

/** Turns a listener's error into that sentence where the world is to blame; other errors stay what they are. */
export function portFailure(what: string, { host, port }: { readonly host: string; readonly port: number }) {
  return (cause: unknown): never => {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new StartFailure(`${what}: port ${port} on ${host} is in use.`, { cause });
    if (code === 'EACCES')
      throw new StartFailure(`${what}: port ${port} on ${host} is not allowed.`, { cause });
    if (code === 'EADDRNOTAVAIL')
      throw new StartFailure(`${what}: ${host} is not an address of this machine.`, { cause });
    throw cause;
  };
}

export function journalFailure(failure: OpenFailure): StartFailure {
  switch (failure.type) {
    case 'wrong-kind': {
      const [kind, asked] = failure.isSimulation ? ['simulation', 'clinic'] : ['clinic', 'simulation'];
      return new StartFailure(
        `The journal ${failure.path} is of a ${kind}, not of a ${asked}: it stays as it is.`,
      );
    }
    case 'newer-schema':
      return new StartFailure(
        `The journal ${failure.path} has schema ${failure.found}, this gateway knows ${failure.known}: run the newer version.`,
      );
    case 'unreadable':
      return new StartFailure(`The journal ${failure.path} can not be opened: ${failure.why}`);
    default:
      return assertNever(failure);
  }
}
