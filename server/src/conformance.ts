import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { conform, tableOf } from './devices/conformance/kit.ts';
import { fuzz } from './devices/conformance/fuzz.ts';
import type { Specimen } from './devices/conformance/specimen.ts';
import { specimens } from './devices/specimens.ts';

/**
 * The conformance kit (DD10): `npm run conformance -- <family | file> [--seed n] [--frames n]`. A file exports `specimen`; it
 * may lie anywhere, and imports from `@chairside/…` as if it lay here. Ends with 0 when all is passed.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { what, seed, frames } = optionsFrom(args);
  const chosen = what === null ? null : await chosenBy(what);
  if (chosen === null) {
    say(`Say which: ${Object.keys(specimens).join(', ')}, all, or a file that exports \`specimen\`.`);
    return 2;
  }
  say(`seed ${seed}`);
  let isAllWell = true;
  for (const [name, specimen] of Object.entries(chosen)) {
    const rows = await conform(specimen, seed);
    const report = await fuzz(specimen, { seed, frames });
    const noise = report.problems.length === 0 ? 'ok' : `FAILED  ${report.problems.join('; ')}`;
    say(...tableOf(`${name}: ${specimen.driver.label}`, rows));
    say(
      `  ${report.frames} frames of noise  ${noise}  (${report.readings} readings, ${report.rejected} rejected, ${report.hungUp} times hung up)`,
    );
    isAllWell &&= report.problems.length === 0 && rows.every(({ outcome }) => outcome !== 'failed');
  }
  return isAllWell ? 0 : 1;
}

function optionsFrom(args: readonly string[]) {
  const numberAfter = (flag: string) => Number(args[args.indexOf(flag) + 1]);
  const has = (flag: string) => args.includes(flag) && Number.isSafeInteger(numberAfter(flag));
  const [first] = args;
  return {
    what: first === undefined || first.startsWith('--') ? null : first,
    seed: has('--seed') ? numberAfter('--seed') : Date.now() % 1_000_000,
    frames: has('--frames') ? numberAfter('--frames') : 20_000,
  };
}

/** Null: nobody knows it. */
async function chosenBy(what: string): Promise<Readonly<Record<string, Specimen>> | null> {
  if (what === 'all') return specimens;
  const own = Object.hasOwn(specimens, what) ? specimens[what] : undefined;
  if (own !== undefined) return { [what]: own };
  if (!/[.][cm]?[jt]s$/.test(what)) return null;
  const { specimen } = await importedFrom(resolve(process.env['INIT_CWD'] ?? '.', what));
  return { [what]: specimen };
}

/** Outside the repository nobody finds our packages: they are looked for from here. */
async function importedFrom(path: string): Promise<{ readonly specimen: Specimen }> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(
        specifier,
        specifier.startsWith('@chairside/') ? { ...context, parentURL: import.meta.url } : context,
      ),
  });
  try {
    return (await import(pathToFileURL(path).href)) as { readonly specimen: Specimen };
  } finally {
    hooks.deregister();
  }
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
