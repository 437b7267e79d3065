import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startGateway } from '../support/gateway.ts';

/** `npm run sim` as a process of its own, with a real gateway where it asks for one. */
const script = join(import.meta.dirname, '../../simulators/src/sim.ts');

/** Whole processes, with a gateway each: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-sim-cli-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly out: string; readonly complaints: string };

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    out,
    complaints,
  }));
  return { child, ended, said: () => out, complained: () => complaints };
}

function sim(...args: readonly string[]): Promise<Ended> {
  return start(args).ended;
}

const head = 'sim: 1\nname: test\nabout: Of a test.\nseed: 7\nclock: { start: 2026-03-02T09:00:00Z }\n';

async function scenarioFile(name: string, rest: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, head + rest);
  return path;
}

async function lines(path: string): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const short = `chairs:
  1:
    infusion: { start: S+2m, over: 3m, observed: 2m }
    timeline:
      - { at: T+1m, ox.probe_off: {}, for: 30s, label: PO1 }
expect:
  - { alarm: probe-off, during: PO1, within: 15s }
`;

/** The same with an oximeter that the gateway calls, and that sends its wave. */
const overLine = short.replace(
  '  1:\n',
  `  1:
    devices: [{ id: ox, model: nonin-3150/df7 }, { id: nbp, model: generic-nibp }]
    links: [{ device: ox, via: tcp }, { device: nbp, via: mllp }]
`,
);

describe('a scenario that is wrong', () => {
  it('[SI62, SI10] every problem with file, line and column, exit code 2, nothing started', async () => {
    const path = await scenarioFile(
      'wrong.yaml',
      `chairs:
  1:
    patiant: { age: 50 }
    timeline:
      - { at: T+1x, event: apnea }
      - { at: T+5m, event: levitate }
expect:
  - { alarm: probe-off, chair: 9, within: 15s }
`,
    );
    const { code, out, complaints } = await sim('run', path, '--gateway', 'own');
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const place of ['8:5', '10:', '11:', '13:']) expect(complaints).toContain(`wrong.yaml:${place}`);
  });

  it('[SI10] a scenario nobody has is one line', async () => {
    const { code, complaints } = await sim('run', 'no_such_thing');
    expect(code).toBe(2);
    expect(complaints.trim().split('\n')).toHaveLength(1);
  });

  it('[SI10] every problem of the command line at once', async () => {
    const { code, complaints } = await sim('run', '--speed', 'fast', '--for', '30');
    expect(code).toBe(2);
    expect(complaints.trim().split('\n')).toHaveLength(3);
  });
});

describe('what stands in the way', () => {
  it('[SI97] a port in use is one clear line, and nothing is started', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const path = await scenarioFile(
      'taken.yaml',
      `chairs:
  1:
    devices: [{ id: ox, model: nonin-3150 }]
    links: [{ device: ox, format: nonin-df2, via: tcp, port: ${port} }]
`,
    );
    const { code, complaints } = await sim('run', path, '--gateway', 'own', '--speed', 'max');
    taken.close();
    expect(code).toBe(2);
    expect(complaints.trim().split('\n')).toHaveLength(1);
    expect(complaints).toContain(String(port));
  });

  it('[SI97] a pseudo-terminal that can not be made is one clear line', async () => {
    const path = await scenarioFile(
      'pty.yaml',
      `chairs:
  1:
    devices: [{ id: ox, model: nonin-3150 }]
    links: [{ device: ox, format: nonin-df8, via: pty, path: ${join(folder, 'no/such/folder/ox')} }]
`,
    );
    const { code, complaints } = await sim('run', path, '--gateway', 'own', '--speed', 'max');
    expect(code).toBe(2);
    expect(complaints.trim().split('\n')).toHaveLength(1);
  });

  it('[SI97] a gateway that is not there is waited for, and said once', async () => {
    const path = await scenarioFile('waiting.yaml', short);
    const waiting = start(['run', path, '--gateway', 'http://127.0.0.1:9']);
    await expect.poll(() => waiting.complained(), { timeout: 20_000 }).toContain('trying again');
    waiting.child.kill('SIGINT');
    const { code, complaints } = await waiting.ended;
    expect(code).toBe(2);
    expect(complaints.match(/no gateway answers/g)).toHaveLength(1);
  });
});

describe('a scenario that is run', () => {
  it('[SI98] is recorded, gives the same events every time, and can be replayed byte for byte', async () => {
    const path = await scenarioFile('short.yaml', short);
    const runs = [];
    for (const out of ['one', 'two']) {
      const run = await sim('run', path, '--gateway', 'own', '--speed', 'max', '--record', join(folder, out));
      expect(run.code, run.complaints + run.out).toBe(0);
      runs.push(await lines(join(folder, out, 'gateway.ndjson')));
    }
    const [one = [], two = []] = runs.map((feed) =>
      feed.map(({ type, atMs, body }) => ({ type, atMs, body })),
    );
    expect(one.map(({ type }) => type)).toContain('session-closed');
    expect(one.map(({ type }) => type)).toContain('alarm-began');
    expect(two).toEqual(one);
    const wire = await lines(join(folder, 'one', 'wire.ndjson'));
    expect(await lines(join(folder, 'two', 'wire.ndjson'))).toEqual(wire);
    const replayed = await sim('replay', join(folder, 'one'), '--mutate', 'duplicate=0.2');
    expect(replayed.code, replayed.complaints).toBe(0);
    expect(replayed.out).toContain(`${wire.length} frames of 1 links replayed`);
  });

  it('[SI71] [SI106] over a serial server the gateway calls, it is taken in in step, and the same every time', async () => {
    const path = await scenarioFile('line.yaml', overLine);
    const feeds = [];
    for (const out of ['line-one', 'line-two']) {
      const run = await sim('run', path, '--gateway', 'own', '--speed', 'max', '--record', join(folder, out));
      expect(run.code, run.complaints + run.out).toBe(0);
      const feed = await lines(join(folder, out, 'gateway.ndjson'));
      feeds.push(feed.map(({ type, atMs, body }) => ({ type, atMs, body })));
    }
    const [one = [], two = []] = feeds;
    expect(one.map(({ type }) => type)).toContain('alarm-began');
    expect(two).toEqual(one);
  });

  it('[SI98] an expectation that is not met is exit code 1, and says where it stands', async () => {
    const path = await scenarioFile('unmet.yaml', short.replace('alarm: probe-off', 'alarm: spo2-low'));
    const record = join(folder, 'unmet');
    const { code, out } = await sim('run', path, '--gateway', 'own', '--speed', 'max', '--record', record);
    expect(code).toBe(1);
    expect(out).toMatch(/NOT MET.*unmet\.yaml:\d+:\d+/);
    // The record holds its scenario: scored again it is judged the same.
    const again = await sim('score', record, '--controls', 'none');
    expect(again.code).toBe(1);
    expect(again.out).toContain('NOT MET');
  });

  it('[SI10] what is injected live happens, is in the truth, and is kept to be played again', async () => {
    const path = await scenarioFile('live.yaml', short);
    const out = join(folder, 'live');
    const run = start([
      ...['run', path, '--gateway', 'own', '--speed', '20', '--for', '5m'],
      ...['--control-port', '0', '--record', out],
    ]);
    await expect.poll(() => run.said(), { timeout: 20_000 }).toContain('control: ');
    const control = /control: (http:\/\/[^/]+)/.exec(run.said())?.[1] ?? '';
    const injected = await sim(
      'inject',
      '1',
      'patient.motion',
      'intensity=0.4',
      '--for',
      '20s',
      '--control',
      control,
    );
    expect(injected.code, injected.complaints).toBe(0);
    const refused = await sim('inject', '1', 'ox.levitate', '--control', control);
    expect(refused.code).toBe(1);
    expect(refused.complaints).toContain('levitate');
    await run.ended;
    const told = { target: 'patient', verb: 'motion', params: { intensity: 0.4 } };
    expect(await lines(join(out, 'commands.ndjson'))).toMatchObject([{ ...told, chair: '1', forMs: 20_000 }]);
    const spans = (await lines(join(out, 'truth.ndjson'))).filter(({ type }) => type === 'span');
    expect(spans).toContainEqual(expect.objectContaining({ verb: 'motion', chair: '1' }));
  });
});

describe('a gateway that dies', () => {
  it('[SI104] in the middle of a run: nothing is said of its alarms, exit code 2', async () => {
    const path = await scenarioFile('dies.yaml', short);
    const run = start(['run', path, '--gateway', 'own', '--speed', '20', '--control-port', '0']);
    await expect.poll(() => run.said(), { timeout: 20_000 }).toContain('control: ');
    const pid = run.child.pid ?? 0;
    const [gateway] = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))
      .trim()
      .split(' ')
      .map(Number);
    process.kill(gateway ?? 0, 'SIGKILL');
    const { code, out, complaints } = await run.ended;
    expect(code, complaints).toBe(2);
    expect(complaints).toContain('nothing can be said of its alarms');
    expect(out).not.toContain('Verdict');
  });

  it('[SI98] one with a history of its own: a record is not replayed to it, and that is said', async () => {
    const gateway = await startGateway({ chairs: '1', speed: 1 });
    onTestFinished(() => gateway.end());
    const ports = ['--gateway', gateway.url, '--mllp-port', String(gateway.mllpPort)];
    const first = await sim(
      'run',
      await scenarioFile('first.yaml', short),
      ...ports,
      '--for',
      '3m',
      '--speed',
      'max',
      '--record',
      join(folder, 'first'),
    );
    expect(first.code, first.complaints).not.toBe(2);
    const { code, out, complaints } = await sim('replay', join(folder, 'first'), ...ports);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(complaints).toContain('has a history of its own');
  });
});

describe('scenarios that are scored', () => {
  it('[SI7] three of those that come with Chairside, at gateways of their own: every observable one is called', async () => {
    const json = join(folder, 'score.json');
    const scenarios = ['apnea_35s', 'probe_off_freeze_dash', 'vasovagal_nibp_fails'];
    const { code, out, complaints } = await sim('score', ...scenarios, '--controls', 'none', '--json', json);
    expect(code, out + complaints).toBe(0);
    const report = JSON.parse(await readFile(json, 'utf8')) as {
      readonly scenarios: readonly { readonly name: string }[];
      readonly isPassed: boolean;
    };
    expect(report.isPassed).toBe(true);
    expect(out).toContain('Negative controls');
  });
});

describe('the patients, measured against what was published', () => {
  it('[SI91] 500 patients a row: published beside simulated, and no row fails that is not known to', async () => {
    const { code, out, complaints } = await sim('verify', '--patients', '500');
    expect(code, out + complaints).toBe(0);
    expect(out).toMatch(/500 patients/u);
    expect(out).toMatch(/\| pass \|/u);
  });
});
