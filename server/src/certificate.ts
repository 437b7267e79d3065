import { adviceLines } from './certificate/advice.ts';
import { certificateOptionsFrom } from './certificate/options.ts';
import { makePair } from './certificate/pair.ts';
import { writeFailureText, writePair } from './certificate/write.ts';

/** A certificate for a clinic that has no authority of its own (DO2); `npm run certificate`. Ends with 0 when it lies there, else with 2. */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = certificateOptionsFrom(args, process.env);
  if (!options.ok) return failed(options.error);
  const pair = await makePair(options.value, Date.now());
  const written = await writePair(pair, options.value);
  if (!written.ok) return failed(writeFailureText(written.error));
  process.stdout.write(`${adviceLines({ ...options.value, cert: pair.cert }, written.value).join('\n')}\n`);
  return 0;
}

function failed(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}
