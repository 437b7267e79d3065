import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';

/** The six steps of the guide, followed word by word in a folder outside the project. */
const guide = await readFile(join(import.meta.dirname, '../../docs/devices/adding-a-device.md'), 'utf8');
const files = new Map(
  [...guide.matchAll(/<!-- file: (\S+) -->\n\n```ts\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-device-'));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function conformance() {
  return runCommand('conformance.ts', [join(folder, 'specimen.ts'), '--seed', '1', '--frames', '2000']);
}

/** What some of the mistakes need besides. */
const withClock = [
  ['open({ deviceId, emit }', 'open({ deviceId, emit, clock }'],
  ['const longestLine', 'const last: Record<string, number> = {};\nconst longestLine'],
] as const;

async function change(file: string, from: string, to: string): Promise<void> {
  const given = files.get(file) ?? '';
  const text = withClock.reduce((changed, [old, anew]) => changed.replace(old, anew), given);
  expect(text, `${file} has the words`).toContain(from);
  await writeFile(
    join(folder, file),
    text.replace(from, () => to),
  );
}

/** What somebody may get wrong, and the row of the table that says so. */
const mistakes = [
  [
    'driver.ts',
    `(kept + Buffer.from(bytes).toString('latin1'))`,
    `Buffer.from(bytes).toString('latin1')`,
    'one byte at a time',
  ],
  [
    'driver.ts',
    `if (kept.length <= longestLine) return;`,
    `if (kept.length < Infinity) return;`,
    'a stream without end',
  ],
  ['decode.ts', `sumOf(summed) === Number.parseInt(sum, 16) ?`, `sum !== '' ?`, 'a check that is wrong'],
  [
    'decode.ts',
    `digits === '---' ? null : Number(digits)`,
    `digits === '---' ? 1 : Number(digits)`,
    'no value is no number',
  ],
  [
    'driver.ts',
    `if (decoded === null) {`,
    `if (decoded === null) {\n      return;`,
    'garbage before and between',
  ],
  ['driver.ts', `judge(parameter, value)`, `{ quality: 'good', value }`, 'what is wrong in its own ways'],
  ['driver.ts', `if (isClosed) return;`, ``, 'nothing is taken after the end'],
  [
    'driver.ts',
    `emit(said, line).catch(() => undefined);`,
    `void emit(said, line).then((how) => { if (how === 'recorded') kept = ''; });`,
    'a disk that fails',
  ],
  [
    'family.ts',
    `'spo2Percent', 'pulseRateBpm'`,
    `'spo2Percent'`,
    'only what it measures, by a name that can be',
  ],
  ['driver.ts', `spo2Percent: decoded.spo2, pulseRateBpm`, `pulseRateBpm`, 'whole frames'],
  [
    'driver.ts',
    `value === null ? { quality: 'unavailable', reason: 'no-value' } : judge(parameter, value);`,
    `judge(parameter, (last[name] = value ?? last[name] ?? 0));`,
    'each alone without a value',
  ],
  [
    'driver.ts',
    `    const parameters = {`,
    `    clock.at(clock.now() + 1_500, () => take(line));\n    const parameters = {`,
    'silence says nothing',
  ],
  [
    'driver.ts',
    `  let isClosed = false;`,
    `  let isClosed = false;\n  clock.at(clock.now() + 7_200_000, () => { throw new Error('two hours') });`,
    'a day without a word',
  ],
  ['driver.ts', `const longestLine = 64;`, `const longestLine = 4_000_000;`, 'a stream without end'],
  ['driver.ts', `measuredAtMs: null, sentAtMs`, `measuredAtMs: 0, sentAtMs`, 'a clock that is wrong'],
] as const;

describe('adding a device', () => {
  it('[DD10] by the guide, outside the project: the kit passes it', async () => {
    expect([...files.keys()]).toEqual(['family.ts', 'decode.ts', 'driver.ts', 'specimen.ts']);
    const { code, said, complaints } = await conformance();
    expect([code, complaints]).toEqual([0, '']);
    expect(said).toMatch(/Acme OX-1 serial/);
    expect(said).toMatch(/ 0 failed\n {2}\d+ frames of noise {2}ok/);
  }, 180_000);

  for (const [file, from, to, row] of mistakes) {
    it(`[DD10] the kit finds it where ${row} goes wrong`, async () => {
      await change(file, from, to);
      const { code, said } = await conformance();
      expect(code).not.toBe(0);
      expect(said).toMatch(new RegExp(`${row} +FAILED`));
    }, 180_000);
  }

  it('[DD10] what nobody knows is said, with what there is', async () => {
    const { code, said } = await runCommand('conformance.ts', ['no-such-family']);
    expect(code).toBe(2);
    expect(said).toContain('hl7');
  });
});
