import type { ReadStream } from 'node:tty';

/** Single keys in the terminal of `npm start`: the common events at the chosen chair, pace, and the end. */
export type Keys = { stop(): void };

export type KeySurroundings = {
  readonly input: ReadStream;
  readonly chairs: readonly string[];
  /** The simulator's own door. */
  readonly control: string;
  readonly say: (line: string) => void;
  readonly end: () => void;
};

type Event = { readonly name: string; readonly target: string; readonly verb: string };

const eventByKey: Readonly<Record<string, Event>> = {
  a: { name: 'apnoea', target: 'patient', verb: 'apnea' },
  h: { name: 'hypertensive response', target: 'patient', verb: 'hypertensive_response' },
  v: { name: 'vasovagal', target: 'patient', verb: 'vasovagal' },
  m: { name: 'motion', target: 'patient', verb: 'motion' },
  x: { name: 'anxiety', target: 'patient', verb: 'anxiety' },
  p: { name: 'probe off', target: 'ox', verb: 'probe_off' },
  b: { name: 'oximeter’s battery low', target: 'ox', verb: 'battery' },
  c: { name: 'cuff measures', target: 'nbp', verb: 'measure' },
  k: { name: 'cuff leaks', target: 'nbp', verb: 'leak' },
  d: { name: 'link down', target: 'link:ox', verb: 'down' },
};

const speeds = [1, 2, 5, 10, 20, 60];

export const keysHelp = [
  'Keys: 1–9 chair · ',
  Object.entries(eventByKey)
    .map(([key, { name }]) => `${key} ${name}`)
    .join(' · '),
  ' · space pause · + − speed · ? this · q end',
].join('');

export function listenToKeys({ input, chairs, control, say, end }: KeySurroundings): Keys {
  let chair = chairs[0] ?? '1';

  async function ask(method: string, path: string, body: object): Promise<boolean> {
    const response = await fetch(new URL(path, control), { method, body: JSON.stringify(body) }).catch(
      () => null,
    );
    if (response === null) {
      say('the simulator does not answer');
      return false;
    }
    const answer = (await response.json()) as { readonly problems?: readonly string[] };
    for (const problem of answer.problems ?? []) say(problem);
    return response.ok;
  }

  async function inject({ name, target, verb }: Event): Promise<void> {
    const path = `/v1/chairs/${encodeURIComponent(chair)}/inject`;
    if (await ask('POST', path, { target, verb, params: {} })) say(`chair ${chair}: ${name}`);
  }

  /** Asked anew each time: the panel may have changed it. */
  async function pace(): Promise<{ readonly speed: number | null; readonly isPaused: boolean } | null> {
    const response = await fetch(new URL('/v1/panel', control)).catch(() => null);
    if (response?.ok === true)
      return (await response.json()) as { readonly speed: number | null; readonly isPaused: boolean };
    say('the simulator does not answer');
    return null;
  }

  async function setSpeed(step: 1 | -1): Promise<void> {
    const now = await pace();
    if (now === null) return;
    const next =
      step === 1
        ? speeds.find((speed) => speed > (now.speed ?? Infinity))
        : speeds.findLast((speed) => speed < (now.speed ?? Infinity));
    if (next === undefined) return;
    if (await ask('PATCH', '/v1/clock', { speed: next })) say(`×${next}`);
  }

  async function pause(): Promise<void> {
    const now = await pace();
    if (now === null) return;
    if (await ask('PATCH', '/v1/clock', { isPaused: !now.isPaused }))
      say(now.isPaused ? 'goes on' : 'paused');
  }

  async function pressed(key: string): Promise<void> {
    const event = Object.hasOwn(eventByKey, key) ? eventByKey[key] : undefined;
    if (key === '\u0003' || key === 'q') end();
    else if (event !== undefined) await inject(event);
    else if (key === ' ') await pause();
    else if (key === '+') await setSpeed(1);
    else if (key === '-') await setSpeed(-1);
    else if (key === '?') say(keysHelp);
    else if (/^[1-9]$/.test(key)) choose(chairs[Number(key) - 1]);
  }

  function choose(next: string | undefined): void {
    if (next === undefined) return;
    chair = next;
    say(`chair ${chair}`);
  }

  const onKeys = (bytes: Buffer) => void pressed(bytes.toString('utf8'));
  input.setRawMode(true);
  input.resume();
  input.on('data', onKeys);
  return {
    stop() {
      input.off('data', onKeys);
      input.setRawMode(false);
      input.pause();
    },
  };
}
