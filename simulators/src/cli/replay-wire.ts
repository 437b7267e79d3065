import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { z } from 'zod';
import { commandLine, isHttpUrl, speedFrom, wholeNumber } from '../command-line.ts';
import { createPace } from '../engine/pace.ts';
import { createFaultPipeline, type FaultPipeline } from '../faults/fault-pipeline.ts';
import { linkVerbs, type LinkDeed } from '../faults/link-verbs.ts';
import { holdClock } from '../gateway/hold-on.ts';
import { bindDevices } from '../gateway/nurse.ts';
import { startOwnGateway } from '../gateway/own-gateway.ts';
import { createStepper } from '../gateway/stepper.ts';
import { connectToGateway } from '../gateway/wire.ts';
import { openMllpPort } from '../links/ports/mllp-port.ts';
import { createStreams } from '../random.ts';
import { complain, interruption, say } from './say.ts';

/**
 * `sim replay out/`: every byte of a recorded run once more, at its time, to a gateway in step; `--mutate duplicate=0.01` lets faults at
 * it on the way. Only what went to the gateway as HL7 is sent.
 */
export async function replayWire(args: readonly string[]): Promise<number> {
  const options = optionsFrom(args);
  if (!options.ok) {
    complain(options.error);
    return 2;
  }
  const { folder, gateway, mllp, speed, faults, seed } = options.value;
  const about = await aboutOf(folder);
  if (about === null) {
    complain(`${folder}: no record of a run`);
    return 2;
  }
  const signal = interruption();
  const own = gateway === 'own' ? await startOwnGateway(about.chairs) : null;
  const url = own?.url ?? gateway;
  const pace = createPace(speed);
  const hold = await holdClock({
    ...{
      gateway: url,
      signal,
      tell: complain,
      waitsFor: own === null ? 'start' : 'nothing',
      startAtMs: about.startAtMs,
    },
    pace: () => pace.told(),
    onAgain: () => undefined,
    onChannel: () => undefined,
    onGone: () => pace.wake(),
  }).catch(async (cause: unknown) => {
    await own?.close();
    throw cause;
  });
  let lostWhy = startsElsewhere(hold.held.sessionNowMs, about.startAtMs);
  signal.addEventListener('abort', () => pace.wake());
  const service = connectToGateway(url, 'service-1');
  const links = new Map<string, Replayed>();
  const streams = createStreams(seed);
  const stepper = createStepper({
    ...{ fromMs: about.startAtMs, pace, control: () => hold.channel() },
    links: () => [...links.values()].flatMap(({ port }) => port.sent() ?? []),
    onAdvanced: () => undefined,
    onLost: (why) => (lostWhy ??= `the gateway does not follow (${why})`),
  });
  try {
    const sent = lostWhy === null ? await sendAll() : 0;
    if (hold.wasLost()) lostWhy ??= 'the gateway was lost';
    if (lostWhy !== null) {
      complain(lostWhy);
      return 2;
    }
    say(`${sent} frames of ${links.size} links replayed`);
    return 0;
  } finally {
    for (const { port } of links.values()) await port.close();
    service.close();
    hold.close();
    await own?.close();
  }

  async function linkOf(name: string, atMs: number): Promise<Replayed> {
    const known = links.get(name);
    if (known !== undefined) return known;
    const port = openMllpPort({ name, host: '127.0.0.1', port: own?.mllpPort ?? mllp, onNews: complain });
    const pipeline = createFaultPipeline({ format: 'pcd01', streams: streams.under(name) });
    for (const [n, deed] of faults.entries())
      pipeline.begin(deed, { id: `mutation-${n}`, fromMs: atMs, untilMs: null });
    const chair = /^chair-([^/]+)\//.exec(name)?.[1] ?? '';
    const { site } = await service.siteView();
    const at = site.chairs.find((one) => one === chair);
    if (at !== undefined) complain(await bindDevices(service, at, [`SIM-OXI-${chair}`, `SIM-NIBP-${chair}`]));
    const link = { port, pipeline };
    links.set(name, link);
    return link;
  }

  async function sendAll(): Promise<number> {
    let sent = 0;
    let reachedMs = about?.startAtMs ?? 0;
    for await (const line of wireLines(folder)) {
      if (signal.aborted || lostWhy !== null || hold.wasLost()) break;
      if (!line.ok) {
        complain(line.error);
        break;
      }
      const { atMs, link: name, hex } = line.value;
      const bytes = Buffer.from(hex, 'hex');
      // 0B: an MLLP block; what went elsewhere than to the gateway stays there.
      if (bytes[0] !== 0x0b && !links.has(name)) continue;
      if (atMs > reachedMs) await flush(reachedMs);
      reachedMs = atMs;
      const { pipeline } = await linkOf(name, atMs);
      pipeline.push({ atMs, bytes, controlId: null, report: null });
      sent += 1;
    }
    await flush(reachedMs);
    return sent;
  }

  async function flush(atMs: number): Promise<void> {
    await stepper.waitFor(atMs);
    for (const { port, pipeline } of links.values()) {
      for (const delivery of pipeline.due(atMs)) port.deliver(delivery);
      await port.settled();
    }
    await stepper.advance(atMs);
  }
}

/** Its times are those of the record: a gateway that stands elsewhere would take none of it. */
function startsElsewhere(nowMs: number, startAtMs: number): string | null {
  return nowMs === startAtMs
    ? null
    : 'this gateway has a history of its own; a record is replayed to a new one: --gateway own';
}

type Replayed = { readonly port: ReturnType<typeof openMllpPort>; readonly pipeline: FaultPipeline };

type ReplayOptions = {
  readonly folder: string;
  readonly gateway: string;
  readonly mllp: number;
  readonly speed: number | null;
  readonly faults: readonly LinkDeed[];
  readonly seed: number;
};

function optionsFrom(args: readonly string[]): Result<ReplayOptions, readonly string[]> {
  const line = commandLine(args, {
    gateway: 'own',
    'mllp-port': '2575',
    speed: 'max',
    mutate: '',
    seed: '1',
  });
  if (!line.ok) return err([line.error]);
  const { values, positionals } = line.value;
  const [folder, ...more] = positionals;
  const speed = values['speed'] === 'max' ? null : speedFrom(values['speed']);
  const mllp = wholeNumber(values['mllp-port'], 1, 65_535);
  const seed = wholeNumber(values['seed'], 0, 2 ** 32 - 1);
  const gateway = values['gateway'] ?? '';
  const faults = faultsFrom(values['mutate'] ?? '');
  const problems = [
    ...(folder !== undefined && more.length === 0 ? [] : ['one folder of a run: sim replay out/']),
    ...(values['speed'] !== 'max' && speed === null
      ? ['--speed: a number above 0, at most 1000, or max']
      : []),
    ...(gateway === 'own' || isHttpUrl(gateway) ? [] : ['--gateway: an address, or own']),
    ...(mllp === null ? ['--mllp-port: a number from 1 to 65535'] : []),
    ...(seed === null ? ['--seed: a whole number'] : []),
    ...(faults.ok ? [] : faults.error),
  ];
  if (problems.length > 0 || folder === undefined || mllp === null || seed === null || !faults.ok)
    return err(problems);
  return ok({ folder, gateway, mllp, speed, seed, faults: faults.value });
}

/** `duplicate=0.01,corrupt=0.02`: verbs of links by their rate. */
function faultsFrom(text: string): Result<readonly LinkDeed[], readonly string[]> {
  const deeds: LinkDeed[] = [];
  const problems: string[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const [verb = '', rate] = part.split('=');
    const spec = Object.hasOwn(linkVerbs, verb) ? linkVerbs[verb as keyof typeof linkVerbs] : null;
    const params = spec?.params.safeParse(rate === undefined ? {} : { rate: Number(rate) });
    if (params?.success === true) deeds.push({ verb, params: params.data } as LinkDeed);
    else problems.push(`--mutate: ${part} is no fault of a link like duplicate=0.01`);
  }
  return problems.length === 0 ? ok(deeds) : err(problems);
}

const aboutSchema = z.object({ startAtMs: z.number(), chairs: z.array(z.string()) });

async function aboutOf(folder: string): Promise<z.infer<typeof aboutSchema> | null> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => 'null');
  const read = aboutSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

const wireSchema = z.object({
  atMs: z.number(),
  link: z.string(),
  hex: z.string().regex(/^([0-9a-f]{2})*$/),
});

async function* wireLines(folder: string): AsyncGenerator<Result<z.infer<typeof wireSchema>, string>> {
  const path = join(folder, 'wire.ndjson');
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1;
    const line = wireSchema.safeParse(JSON.parse(text));
    yield line.success ? ok(line.data) : err(`${path}:${number} is not what a run writes`);
  }
}
