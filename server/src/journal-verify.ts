import { surveyJournal } from './journal/keeping/survey.ts';
import { isFinding, surveyFailureText, surveyLines } from './journal/keeping/texts.ts';
import { verifyOptionsFrom } from './journal/keeping/verify-options.ts';

/**
 * Whether the record is as it was written (JR24); `npm run journal:verify`. It only reads, also while a gateway runs.
 * Ends with 0 when everything fits, with 1 when something does not, with 2 when there is nothing to look at.
 */
process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const options = verifyOptionsFrom(args, process.env);
  if (!options.ok) return failed(options.error, 2);
  const { path, expected } = options.value;
  const survey = surveyJournal(path, expected);
  if (!survey.ok) return failed(surveyFailureText(survey.error), isFinding(survey.error) ? 1 : 2);
  const count = expected.length;
  const contained = count === 0 ? [] : [`It contains what was expected: ${count} of ${count}.`];
  const advice = 'Keep these lines elsewhere: --expect with them shows later that nothing was cut off.';
  process.stdout.write([...surveyLines(survey.value), ...contained, advice, ''].join('\n'));
  return 0;
}

function failed(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}
