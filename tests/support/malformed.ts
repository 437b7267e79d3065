import { requestSchemas } from '@chairside/shared/wire.ts';
import { createStreams } from '@chairside/simulators/random.ts';

/** What nobody should say: the n-th of a seed is always the same. */
export type Malformed = (n: number) => string | Uint8Array<ArrayBuffer>;

const events = [
  ...Object.keys(requestSchemas),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'no-such-event',
];
const fields = [
  'chair',
  'command',
  'commandId',
  'session',
  'after',
  'type',
  'seqByChair',
  'report',
  '__proto__',
];
const commands = ['open-session', 'chart-entry', 'erase-session', 'set-limit', 'no-such-command'];

/** Packets that are none, requests nobody serves, bodies of every wrong shape; frames of bytes among them. */
export function createMalformed(seed: number): Malformed {
  const { uniform } = createStreams(seed)('malformed');
  return (n) => {
    let draws = 0;
    const upTo = (most: number) => Math.floor(uniform(n * 1_000 + (draws += 1)) * most);
    const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length)]!;
    const text = (most: number) =>
      Array.from({ length: upTo(most) }, () => String.fromCodePoint(upTo(0xd7ff))).join('');

    function value(depth: number): unknown {
      const leaves: readonly unknown[] = [null, true, upTo(1e9) - 5e8, -0.5, 1e308, text(40), [], {}];
      if (depth === 0 || upTo(3) === 0) return oneOf(leaves);
      if (upTo(2) === 0) return Array.from({ length: upTo(6) }, () => value(depth - 1));
      // Written out as text: an object literal would take `__proto__` for something else.
      return JSON.parse(
        `{${Array.from({ length: upTo(6) }, () => `${JSON.stringify(oneOf(fields))}:${JSON.stringify(value(depth - 1))}`).join()}}`,
      );
    }

    const body = () => JSON.stringify(value(5));
    const number = upTo(1e6);
    switch (upTo(60)) {
      case 0:
        return text(200);
      case 1:
        return crypto.getRandomValues(new Uint8Array(upTo(200)));
      case 2:
        return `42[${JSON.stringify(oneOf(events))}`;
      case 3:
        return `45${upTo(5)}-${body()}`;
      case 4:
        return `42${number}[${body()}]`;
      case 5:
        return `42${number}["${oneOf(['connect', 'disconnect', 'newListener', ''])}",${body()}]`;
      default:
        return upTo(2) === 0
          ? `42${number}["chair:command",{"commandId":"c-${n}","chair":"1","session":null,"command":{"type":"${oneOf(commands)}","entry":${body()}}}]`
          : `42${number}[${JSON.stringify(oneOf(events))},${body()}]`;
    }
  };
}
