import { contradictions } from './contradictions.ts';
import type { Finding } from './problem.ts';
import type { Reader } from './reader.ts';
import type { Scenario, Step } from './scenario.ts';
import type { CheckedSteps, PlacedStep } from './placed-step.ts';
import { windowsOf } from './windows.ts';
import { formatDuration } from './values.ts';

/** What a step cannot know of the others: labels, times, contradictions. Answers with what is only odd. */
export function checkSteps(checked: CheckedSteps, reader: Reader): readonly Finding[] {
  checkLabels(checked, reader);
  const { certain, possible } = contradictions(checked);
  for (const { path, message } of certain) reader.refuse(path, message);
  return [
    ...possible,
    ...unusedLabels(checked),
    ...neverReached(checked),
    ...unheard(checked.scenario, reader),
    ...nothingAbout(checked.scenario),
  ];
}

function checkLabels({ steps, inHandlers }: CheckedSteps, reader: Reader): void {
  const all = [...steps, ...inHandlers];
  for (const [index, { label, path }] of all.entries()) {
    if (label !== undefined && all.findIndex((one) => one.label === label) < index) {
      reader.refuse([...path, 'label'], `"${label}" is the label of something else already`);
    }
  }
  for (const { step, path, chair } of steps) {
    if (step?.at.kind !== 'after') continue;
    const { label } = step.at;
    const followed = all.find((one) => one.label === label);
    const problem =
      followed === undefined
        ? `nothing is labelled "${label}"`
        : followed.chair !== null && followed.chair !== chair
          ? `"${label}" happens at chair ${followed.chair}: a step follows what happens at its own`
          : followsItself(label, steps)
            ? `"${label}" waits for itself`
            : null;
    if (problem !== null) reader.refuse([...path, 'after'], problem);
  }
}

function followsItself(label: string, steps: readonly PlacedStep[]): boolean {
  const seen = new Set<string>();
  let next: string | null = label;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const at: Step['at'] | undefined = steps.find((one) => one.label === next)?.step?.at;
    next = at?.kind === 'after' ? at.label : null;
  }
  return next !== null;
}

function unusedLabels({ scenario, steps, inHandlers }: CheckedSteps): readonly Finding[] {
  const followed = steps.flatMap(({ step }) => (step?.at.kind === 'after' ? [step.at.label] : []));
  const used = [
    ...followed,
    ...scenario.expect.flatMap(({ during }) => (during === null ? [] : [during.label])),
  ];
  return [...steps, ...inHandlers]
    .filter(({ label }) => label !== undefined && !used.includes(label))
    .map(({ label, path }) => ({
      path: [...path, 'label'],
      at: 'value' as const,
      message: `nothing refers to "${String(label)}"`,
    }));
}

function neverReached({ scenario, steps }: CheckedSteps): readonly Finding[] {
  return steps.flatMap((placed): readonly Finding[] => {
    const [first] = windowsOf(placed, { scenario, steps });
    if (first === undefined || first.earliestMs < scenario.stopAfterMs) return [];
    const ends = formatDuration(scenario.stopAfterMs);
    return [{ path: placed.path, at: 'value', message: `is never reached: the scenario ends after ${ends}` }];
  });
}

function unheard({ chairs }: Scenario, reader: Reader): readonly Finding[] {
  return chairs.flatMap(({ chair, devices, links }) => {
    const key = [`chair-${chair}`, chair].find((one) => reader.at(['chairs', one]) !== undefined) ?? chair;
    return devices
      .filter(({ id }) => !links.some((link) => link.devices.includes(id)))
      .map(({ id }) => ({
        path: ['chairs', key, 'devices'],
        at: 'key' as const,
        message: `"${id}" has no link: nobody hears it`,
      }));
  });
}

function nothingAbout({ about }: Scenario): readonly Finding[] {
  return about === '' ? [{ path: ['name'], at: 'key', message: 'says nothing "about" itself' }] : [];
}
