import type { z } from 'zod';
import { conditionSchema } from '@chairside/shared/alarms/conditions.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { chairIdOf, expectForms } from './form.ts';
import { parseInstant } from './instant.ts';
import { shown } from './issues.ts';
import type { Path } from './problem.ts';
import { isMapping, type Reader } from './reader.ts';
import { metrics, type Comparison, type Expectation, type Place, type Threshold } from './scenario.ts';
import { parseDuration } from './values.ts';

/** What expectations and thresholds are read against. */
export type ExpectScene = {
  readonly reader: Reader;
  readonly chairIds: readonly ChairId[];
  /** Each with the chair it is of; null: of many. */
  readonly chairByLabel: ReadonlyMap<string, ChairId | null>;
  readonly placeOf: (path: Path) => Place | null;
};

export function readExpectation(path: Path, scene: ExpectScene): Expectation | undefined {
  const { reader } = scene;
  const written = reader.at(path);
  const kinds = Object.keys(expectForms) as (keyof typeof expectForms)[];
  const [kind, second] = kinds.filter((one) => isMapping(written) && one in written);
  if (kind === undefined || second !== undefined) {
    reader.refuse(path, `an expectation says one of ${kinds.join(', ')}`);
    return undefined;
  }
  switch (kind) {
    case 'alarm': {
      const form = reader.read(expectForms.alarm, path);
      return form && { ...spanOf(form, path, scene), that: alarmOf(form) };
    }
    case 'no_alarm': {
      const form = reader.read(expectForms.no_alarm, path);
      if (form === undefined) return undefined;
      const that = { kind: 'no-alarm', what: form.no_alarm, priority: form.priority ?? null } as const;
      return { ...spanOf(form, path, scene), that };
    }
    case 'value_not_shown_as_live': {
      const form = reader.read(expectForms.value_not_shown_as_live, path);
      return form && notLive(form, path, scene);
    }
  }
}

function alarmOf({ alarm, priority, within }: z.infer<typeof expectForms.alarm>): Expectation['that'] {
  const [duration = ''] = (within ?? '').split('-');
  return {
    kind: 'alarm',
    what: alarm,
    priority: priority ?? null,
    withinMs: within === undefined ? null : parseDuration(duration),
    from: within?.endsWith('observable') === true ? 'observable' : 'span',
  };
}

type Span = {
  readonly chair?: string | number | undefined;
  readonly during?: string | undefined;
  readonly grace?: number | undefined;
};

function spanOf({ chair, during, grace }: Span, path: Path, scene: ExpectScene): Omit<Expectation, 'that'> {
  if (during === undefined && grace !== undefined) {
    scene.reader.refuseKey([...path, 'grace'], '"grace" is time after what is named by "during"');
  }
  const ofLabel = during === undefined ? null : chairOfLabel(during, [...path, 'during'], scene);
  return {
    chair: chairAt(chair, [...path, 'chair'], scene) ?? ofLabel,
    during: during === undefined ? null : { label: during, graceMs: grace ?? 0 },
    where: scene.placeOf(path),
  };
}

function notLive(
  { value_not_shown_as_live: value, chair, after }: z.infer<typeof expectForms.value_not_shown_as_live>,
  path: Path,
  scene: ExpectScene,
): Expectation | undefined {
  const instant = parseInstant(after);
  if (instant === null || instant.afterMs < 0) {
    scene.reader.refuse([...path, 'after'], `"${after}" is no time like PO1+12s`);
    return undefined;
  }
  const ofLabel = chairOfLabel(instant.anchor, [...path, 'after'], scene);
  return {
    chair: chairAt(chair, [...path, 'chair'], scene) ?? ofLabel,
    during: { label: instant.anchor, graceMs: 0 },
    where: scene.placeOf(path),
    that: {
      kind: 'not-live',
      parameter: value.endsWith('.spo2') ? 'spo2Percent' : 'pulseRateBpm',
      afterMs: instant.afterMs,
    },
  };
}

export function chairAt(
  name: string | number | undefined,
  path: Path,
  { reader, chairIds }: Pick<ExpectScene, 'reader' | 'chairIds'>,
): ChairId | null {
  if (name === undefined) return null;
  const chair = chairIdOf(name);
  if (chair !== null && chairIds.includes(chair)) return chair;
  reader.refuse(path, `no chair ${shown(name)}: there are ${chairIds.join(', ')}`);
  return null;
}

function chairOfLabel(label: string, path: Path, { reader, chairByLabel }: ExpectScene): ChairId | null {
  if (!chairByLabel.has(label)) reader.refuse(path, `nothing is labelled "${label}"`);
  return chairByLabel.get(label) ?? null;
}

/** One line of `thresholds`: a metric, for one condition maybe, and the limit it has to keep. */
export function readThreshold(path: Path, { reader, placeOf }: ExpectScene): Threshold | undefined {
  const key = String(path.at(-1));
  const metric = metrics.find((one) => key === one || key.startsWith(`${one}.`));
  if (metric === undefined) {
    reader.refuseKey(path, `no metric "${key}": ${metrics.join(', ')}`);
    return undefined;
  }
  const condition = key.slice(metric.length + 1);
  const what = condition === '' ? null : conditionSchema.shape.what.safeParse(condition).data;
  if (what === undefined) {
    reader.refuseKey(path, `no condition "${condition}"`);
    return undefined;
  }
  const [, compare, limit = ''] = /^(>=|<=|==|>|<)\s*(\S+)$/.exec(String(reader.at(path))) ?? [];
  const value = metric.startsWith('latency') ? parseDuration(limit) : Number(limit);
  if (compare === undefined || value === null || !Number.isFinite(value)) {
    const example = metric.startsWith('latency') ? '"<=20s"' : '">=0.95"';
    reader.refuse(path, `${shown(reader.at(path))} is no limit like ${example}`);
    return undefined;
  }
  return { metric, what, compare: compare as Comparison | '==', value, where: placeOf(path) };
}
