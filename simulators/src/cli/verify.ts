import { commandLine, wholeNumber } from '../command-line.ts';
import { runVerify } from '../verify/verify.ts';
import { complain, say } from './say.ts';

/** `sim verify`: what the simulated patients do, beside what is published. 1 when a row fails that did not fail before. */
export function verify(args: readonly string[]): Promise<number> {
  const line = commandLine(args, { patients: '500' });
  const patients = line.ok ? wholeNumber(line.value.values['patients'], 10, 100_000) : null;
  if (patients === null) {
    complain(line.ok ? '--patients: a number from 10 to 100000' : line.error);
    return Promise.resolve(2);
  }
  const report = runVerify({ patients, write: say });
  return Promise.resolve(report.unexpectedFailures === 0 ? 0 : 1);
}
