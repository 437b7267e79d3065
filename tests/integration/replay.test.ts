import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { connectToGateway } from '@chairside/simulators/gateway/wire.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

const projectRoot = join(import.meta.dirname, '../..');
const script = join(projectRoot, 'simulators/src/replay.ts');
const dataFolder = join(projectRoot, '../shared/data');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-replay-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly said: string; readonly complaints: string };

/** Interrupted, as by Ctrl-C, as soon as it has said `until`. */
function replay(args: readonly string[], until: string | null = null): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (until !== null && said.includes(until)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complaints })));
}

describe('a recording that can not be replayed', () => {
  const malformed = [
    { what: 'an empty file', text: '', line: 1 },
    { what: 'a header without time', text: 'spo2,pr\n97,60\n', line: 1 },
    { what: 'a header and no rows', text: 'time_s,spo2,pr,sys,dia,map\n', line: 2 },
    { what: 'a word for a number', text: 'time_s,spo2,pr\n0,97,60\n1,high,60\n', line: 3 },
    { what: 'a line that was cut', text: 'time_s,spo2,pr\n0,97,60\n1,97\n', line: 3 },
    { what: 'time going backwards', text: 'time_s,spo2,pr\n5,97,60\n4,97,60\n', line: 3 },
    { what: 'a picture', text: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', line: 1 },
  ];
  for (const { what, text, line } of malformed) {
    it(`[SI9] ${what} is one line with file and line, and ends with 1`, async () => {
      const file = join(folder, 'malformed.csv');
      await writeFile(file, text);
      const { code, said, complaints } = await replay([file, '--chair', '1']);
      expect(code).toBe(1);
      expect(said).toBe('');
      expect(complaints).toMatch(/^[^\n]+\n$/);
      expect(complaints).toContain(`${file}:${line}: `);
    });
  }

  it('[SI9] a file that is missing is one line that says so, and ends with 1', async () => {
    const file = join(folder, 'missing.csv');
    expect(await replay([file, '--chair', '1'])).toEqual({
      code: 1,
      said: '',
      complaints: `${file}: no such file\n`,
    });
  });

  it('[SI9] a folder is one line that says so, and ends with 1', async () => {
    expect(await replay([folder, '--chair', '1'])).toEqual({
      code: 1,
      said: '',
      complaints: `${folder}: is a folder, not a file\n`,
    });
  });
});

/** A recording of our own, for where no other lies beside the project. */
const invented = `time_s,spo2,pr,sys,dia,map
0,98,61,,,
1,97.5,60,121,77,92
2,,,,,
3,71,140,,,
4,0,0,240,131,170
5,100,45,62,30,41
`;

const recordings = [
  { name: 'an invented recording', path: null, rate: 20, args: [] },
  { name: '100001.csv', path: 'uw-induced-hypoxemia/100001.csv', rate: 200, args: ['--speed', '200'] },
  {
    name: 's25047-2704-05-04-10-44n.csv',
    path: 'mimic2-numerics/s25047-2704-05-04-10-44n.csv',
    rate: 1_000,
    args: [],
  },
] as const;

describe('a recording, replayed to a gateway', () => {
  for (const { name, path, rate, args } of recordings) {
    const file = path === null ? null : join(dataFolder, path);
    if (file !== null && !existsSync(file)) {
      console.info(`The replay of ${name} did not run: ../shared/data is not beside the project.`);
      it.skip(`[SI16] ${name} needs ../shared/data beside the project`, () => undefined);
      continue;
    }

    it(`[SI16] ${name} is acknowledged to the last message and recorded as it is`, async () => {
      const gateway = await startGateway({ chairs: '1,2', speed: rate });
      try {
        const source = file ?? join(folder, 'invented.csv');
        if (file === null) await writeFile(source, invented);
        await expectRecorded(gateway, source, args);
      } finally {
        await gateway.end();
      }
    });
  }
});

describe('a replay that is interrupted', () => {
  it('[SI9] says how far it came, gives the chair back to its devices, and ends with 0', async () => {
    const gateway = await startGateway({ chairs: '1,2', speed: 1 });
    const nurse = enterNurse(gateway);
    const wire = connectToGateway(gateway.url);
    try {
      mustBeRecorded(await nurse.bind('SIM-OXI-1', '1'));
      mustBeRecorded(await nurse.command('1', anOpening));
      const file = join(folder, 'long.csv');
      const lines = Array.from({ length: 600 }, (_, second) => `${second},97,60`);
      await writeFile(file, ['time_s,spo2,pr', ...lines].join('\n'));
      const args = ['--chair', '1', '--speed', '100', ...addressOf(gateway)];
      const { code, said, complaints } = await replay([file, ...args], '\n1 min: ');
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
      const [, rows, acknowledged] =
        /\ninterrupted: (\d+) rows, (\d+) messages acknowledged, 0 refused, 0 on their way\n$/.exec(said) ??
        [];
      expect(acknowledged).toBe(rows);
      expect(Number(rows)).toBeLessThan(600);
      expect((await nurse.chair('1')).recorded.cursor).toBe(2 * Number(rows));
      await expect.poll(async () => (await wire.siteView()).site.chairByDevice).toEqual({ 'SIM-OXI-1': '1' });
    } finally {
      wire.close();
      nurse.leave();
      await gateway.end();
    }
  });
});

async function expectRecorded(gateway: Gateway, file: string, args: readonly string[]): Promise<void> {
  const nurse = enterNurse(gateway);
  mustBeRecorded(await nurse.command('1', anOpening));
  const rows = cellsOf(await readFile(file, 'utf8'));
  const cuffRows = rows.filter(({ sys, dia, map }) => sys !== null || dia !== null || map !== null);

  const { code, said, complaints } = await replay([file, '--chair', '1', ...args, ...addressOf(gateway)]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  const messages = rows.length + cuffRows.length;
  expect(said.trim().split('\n').at(-1)).toBe(
    `done: ${rows.length} rows, ${messages} messages acknowledged, 0 refused, 0 on their way`,
  );

  const { trend, recorded } = await nurse.chair('1');
  nurse.leave();
  const expected: Partial<Record<ParameterId, readonly (number | null)[]>> = {
    spo2Percent: rows.map(({ spo2 }) => spo2 || null),
    pulseRateBpm: rows.map(({ pr }) => pr || null),
    systolicMmHg: cuffRows.map(({ sys }) => sys),
    diastolicMmHg: cuffRows.map(({ dia }) => dia),
    meanMmHg: cuffRows.map(({ map }) => map),
  };
  expect(recorded.cursor).toBe(2 * rows.length + 3 * cuffRows.length);
  for (const parameter of ['spo2Percent', 'pulseRateBpm'] as const) {
    const shown = (trend[parameter] ?? []).map(({ value }) => value);
    expect(extremesOf(shown), `${parameter} as drawn`).toEqual(extremesOf(expected[parameter] ?? []));
  }

  await gateway.stop();
  const journal = new DatabaseSync(join(gateway.dataFolder, 'simulation/journal.sqlite'), { readOnly: true });
  const kept = journal.prepare('SELECT value FROM readings WHERE parameter = ? ORDER BY cursor');
  for (const [parameter, values] of Object.entries(expected))
    expect(
      kept.all(parameter).map(({ value }) => value),
      parameter,
    ).toEqual(values);
  journal.close();
}

function addressOf(gateway: Gateway): readonly string[] {
  return ['--gateway', gateway.url, '--mllp-port', String(gateway.mllpPort)];
}

const anOpening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

type Cells = Readonly<Record<'spo2' | 'pr' | 'sys' | 'dia' | 'map', number | null>>;

/** Read here on its own: the product's reader is what is looked at. Empty is null. */
function cellsOf(text: string): readonly Cells[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const cell = (name: string) => {
      const written = cells[names.indexOf(name)] ?? '';
      return written === '' ? null : Number(written);
    };
    return { spo2: cell('spo2'), pr: cell('pr'), sys: cell('sys'), dia: cell('dia'), map: cell('map') };
  });
}

function extremesOf(values: readonly (number | null)[]): readonly [number, number] {
  const numbers = values.filter((value) => value !== null);
  return [Math.min(...numbers), Math.max(...numbers)];
}
