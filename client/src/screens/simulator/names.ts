import type { SimulatorWords } from '@chairside/shared/text/simulator-words.ts';
import type { HeardTarget } from './heard-panel.ts';

/** `probe_off` as a person would write it: for what a later simulator has and nobody here has a word for. */
export function readable(id: string): string {
  const words = id.replace(/[-_.]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The word for a code; where there is none, the code in readable form. */
export function named(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : readable(code);
}

/** The word for a verb: some are the same for several targets and have a word for each. */
export function verbName(words: Readonly<Record<string, string>>, target: string, verb: string): string {
  const own = `${target}.${verb}`;
  return Object.hasOwn(words, own) ? named(words, own) : named(words, verb);
}

/** What a verb is done to. Of a device its verbs tell which kind it is: only an oximeter has a probe, only a cuff measures. */
export function targetName(
  target: string,
  targets: readonly HeardTarget[],
  { happen }: SimulatorWords,
): string {
  const verbs = targets.find((one) => one.target === target)?.verbs ?? [];
  const has = (verb: string) => verbs.some((one) => one.verb === verb);
  if (target === 'patient' || target === 'infusion' || target === 'nurse' || target === 'site')
    return happen[target];
  if (target.startsWith('link:')) return happen.link(target.slice('link:'.length));
  if (has('probe_off')) return happen.oximeter(target);
  return has('measure') ? happen.cuff(target) : happen.device(target);
}
