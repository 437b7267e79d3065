import { realpath } from 'node:fs/promises';
import { lookup, type LookupAddress } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SerialSettings } from '@chairside/shared/devices/families.ts';
import type { LineTransport } from '@chairside/shared/devices/line.ts';
import type { LinkWhy } from '@chairside/shared/devices/link-why.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** A stream of bytes to one device, from a serial port or from TCP. */
export type Port = {
  readonly stream: Duplex;
  /** What it leads to, whatever it was called: two with the same one would each get half of what comes. */
  readonly end: string;
  /** Done when it can be opened again. Twice is once. */
  close(): Promise<void>;
};

export type OpenPort = (wanted: PortWanted) => Promise<Result<Port, LinkWhy>>;

export type PortWanted = {
  readonly transport: LineTransport;
  /** As the family is set when it leaves its maker. */
  readonly serial: SerialSettings | undefined;
  /**
   * Whether an end is nobody else's. Asked before it is opened: many a device takes one connection only, and would leave the one it
   * has for it.
   */
  readonly isFree: (end: string) => boolean;
  /** Nobody wants it any more. */
  readonly signal: AbortSignal;
};

/** On the host's clock: how long a TCP address may take to answer. */
const connectMs = 5_000;
/** On the host's clock: how long a port may take to close. */
const closeMs = 2_000;
/**
 * Asked of the kernel, which then asks the other end, ten times within ten seconds: of a family that may be silent nobody else notices
 * that it is gone (LN3).
 */
export const keepAliveAfterMs = 10_000;

export const openPort: OpenPort = async (wanted) => {
  const { transport } = wanted;
  try {
    const port =
      transport.type === 'tcp' ? await openTcp(transport, wanted) : await openSerial(transport, wanted);
    return ok(port);
  } catch (error) {
    return err(whyNotOpened(error));
  }
};

const eightNone: SerialSettings = { baudRate: 9_600, dataBits: 8, parity: 'none', stopBits: 1 };

async function openTcp(
  { host, port }: Extract<LineTransport, { type: 'tcp' }>,
  { signal, isFree }: PortWanted,
): Promise<Port> {
  const mayHave = (address: string) => isFree(endOf(address, port));
  // Of what is an address already none is sought.
  if (isIP(host) !== 0 && !mayHave(host)) throw new Error(taken);
  // Who has sent all and closes that half still gets the answers.
  const options = { host, port, noDelay: true, allowHalfOpen: true };
  const socket = connect({ ...options, lookup: addressesOf(mayHave) });
  const giveUp = () => socket.destroy(new Error('given up'));
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  socket.setTimeout(connectMs, () => socket.destroy(new Error('ETIMEDOUT')));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    // Stays: between its opening and its first reader an error has to end somewhere.
    socket.on('error', reject);
  }).finally(() => signal.removeEventListener('abort', giveUp));
  socket.setTimeout(0);
  socket.setKeepAlive(true, keepAliveAfterMs);
  return {
    stream: socket,
    end: endOf(socket.remoteAddress ?? host, port),
    close: () => closed(socket),
  };
}

/** A name's addresses, where none of them is another line's. */
function addressesOf(mayHave: (address: string) => boolean): LookupFunction {
  return (host, options, answer) => {
    lookup(host, options, (error, found, family) => {
      if (error !== null) answer(error, []);
      else if (addressesIn(found).every(mayHave)) answer(null, found, family);
      else answer(new Error(taken), []);
    });
  };
}

function addressesIn(found: string | readonly LookupAddress[]): readonly string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}

/** As `whyNotOpened` reads it. */
const taken = 'EBUSY: another line has it';

function endOf(address: string, port: number): string {
  return `${address}:${String(port)}`;
}

function closed(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => {
    // Of who takes nothing away any more the answers are never gone.
    const overdue = setTimeout(() => socket.destroy(), closeMs);
    socket.once('close', () => {
      clearTimeout(overdue);
      resolve();
    });
    socket.destroySoon();
  });
}

/** `serialport` is loaded with the first serial line: most clinics have none, and its native part need not work there. */
async function openSerial(
  { path, baudRate }: Extract<LineTransport, { type: 'serial' }>,
  { serial: settings = eightNone, isFree }: PortWanted,
): Promise<Port> {
  const end = path.startsWith('/') ? await realpath(path) : path;
  if (!isFree(end)) throw new Error(taken);
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({
    ...settings,
    baudRate: baudRate ?? settings.baudRate,
    path,
    autoOpen: false,
    // Nobody else may open it while it is ours, whatever name they know it by.
    lock: true,
  });
  port.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  return {
    stream: port,
    end,
    close: () =>
      new Promise((resolve) => {
        if (!port.isOpen && !port.closing) {
          resolve();
          return;
        }
        // A port whose adapter has gone may never say that it is closed.
        const overdue = setTimeout(resolve, closeMs);
        const done = () => {
          clearTimeout(overdue);
          resolve();
        };
        port.once('close', done);
        if (port.closing) return;
        port.close((error) => {
          if (error !== null) done();
        });
      }),
  };
}

/** What the system or `serialport` says, in order of how sure it is; its messages carry the system's own words. */
const whys: readonly (readonly [RegExp, LinkWhy])[] = [
  [/ENOENT|no such file|cannot find|file not found|ENOTFOUND|EAI_AGAIN|ENXIO|ENODEV/i, 'not-found'],
  [/EACCES|EPERM|permission denied|access denied/i, 'not-allowed'],
  [/EBUSY|cannot lock|temporarily unavailable|EAGAIN|busy/i, 'port-taken'],
  [/ENOTTY|inappropriate ioctl|EINVAL|EISDIR|is a directory|not a (tty|typewriter)/i, 'not-a-port'],
  [/ECONNREFUSED/, 'refused'],
  [/EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL|EHOSTDOWN/, 'unreachable'],
];

export function whyNotOpened(error: unknown): LinkWhy {
  const said = saidBy(error);
  return whys.find(([pattern]) => pattern.test(said))?.[1] ?? 'broken';
}

/** Of an address with several answers (IPv4, IPv6) the failures come together. */
function saidBy(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(saidBy).join(' ');
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? `${String(error.code)} ${error.message}` : error.message;
}
