import type { ChairId } from '@chairside/shared/ids.ts';
import type { Panel, PanelChair, PanelVerb } from '@chairside/shared/simulation.ts';

/**
 * The panel as the screen uses it: what came is read leniently. A chair, a verb or a link without a name is passed over, a
 * number that is none is null, and nothing that a later simulator adds is in the way.
 */
export type HeardPanel = Omit<Panel, 'seed' | 'sessionNowMs' | 'verbSets' | 'chairs'> & {
  readonly seed: number | null;
  readonly sessionNowMs: number | null;
  readonly chairs: readonly HeardChair[];
};
export type HeardChair = Pick<PanelChair, 'chair' | 'links'> & {
  readonly person: Nullable<PanelChair['person']>;
  readonly true: Nullable<PanelChair['true']>;
  readonly said: { readonly oximeter: HeardOximeter | null; readonly cuff: HeardCuff | null };
  readonly active: readonly HeardSpan[];
  readonly targets: readonly HeardTarget[];
};
/** What something can be done to, and what: none where nobody said which. */
export type HeardTarget = { readonly target: string; readonly verbs: readonly HeardVerb[] };
export type HeardOximeter = Nullable<NonNullable<PanelChair['said']['oximeter']>>;
export type HeardCuff = Nullable<NonNullable<PanelChair['said']['cuff']>>;
export type HeardSpan = Omit<PanelChair['active'][number], 'fromMs'>;
export type HeardVerb = PanelVerb;
type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

export function heardPanel(told: unknown): HeardPanel | null {
  const panel = fieldsOf(told);
  const scenario = text(panel['scenario']);
  if (scenario === null) return null;
  const verbsBySet = new Map(listOf(panel['verbSets'], heardVerbSet));
  return {
    scenario,
    seed: number(panel['seed']),
    sessionNowMs: number(panel['sessionNowMs']),
    speed: number(panel['speed']),
    isPaused: panel['isPaused'] === true,
    scenarios: listOf(panel['scenarios'], (one) => {
      const name = text(one['name']);
      return name === null ? [] : [{ name, about: text(one['about']) ?? '' }];
    }),
    chairs: listOf(panel['chairs'], (one) => heardChair(one, verbsBySet)),
  };
}

type VerbsBySet = ReadonlyMap<string, readonly HeardVerb[]>;

function heardChair(told: Fields, verbsBySet: VerbsBySet): readonly HeardChair[] {
  const chair = text(told['chair']);
  if (chair === null) return [];
  const person = fieldsOf(told['person']);
  const said = fieldsOf(told['said']);
  return [
    {
      chair: chair as ChairId,
      person: {
        ageYears: number(person['ageYears']),
        weightKg: number(person['weightKg']),
        isHypertensive: person['isHypertensive'] === true,
      },
      true: heardTruth(fieldsOf(told['true'])),
      said: { oximeter: heardOximeter(said['oximeter']), cuff: heardCuff(said['cuff']) },
      links: listOf(told['links'], (one) => {
        const name = text(one['name']);
        return name === null ? [] : [{ name, isConnected: one['isConnected'] === true }];
      }),
      active: listOf(told['active'], heardSpan),
      targets: listOf(told['targets'], (one) => {
        const target = text(one['target']);
        const verbs = verbsBySet.get(text(one['verbSet']) ?? '') ?? [];
        return target === null ? [] : [{ target, verbs }];
      }),
    },
  ];
}

function heardTruth(told: Fields): HeardChair['true'] {
  return {
    systolicMmHg: number(told['systolicMmHg']),
    diastolicMmHg: number(told['diastolicMmHg']),
    pulseRateBpm: number(told['pulseRateBpm']),
    fingerSaturationPercent: number(told['fingerSaturationPercent']),
    arterialSaturationPercent: number(told['arterialSaturationPercent']),
    respiratoryRatePerMin: number(told['respiratoryRatePerMin']),
    perfusionIndexPercent: number(told['perfusionIndexPercent']),
    effectSiteNgPerMl: number(told['effectSiteNgPerMl']),
  };
}

function heardOximeter(told: unknown): HeardOximeter | null {
  const oximeter = fieldsOf(told);
  const state = text(oximeter['state']);
  if (state === null) return null;
  return {
    state,
    spo2Percent: number(oximeter['spo2Percent']),
    pulseRateBpm: number(oximeter['pulseRateBpm']),
    perfusionIndexPercent: number(oximeter['perfusionIndexPercent']),
    isHeld: oximeter['isHeld'] === true,
  };
}

function heardCuff(told: unknown): HeardCuff | null {
  const cuff = fieldsOf(told);
  const phase = text(cuff['phase']);
  if (phase === null) return null;
  return {
    phase,
    pressureMmHg: number(cuff['pressureMmHg']),
    systolicMmHg: number(cuff['systolicMmHg']),
    diastolicMmHg: number(cuff['diastolicMmHg']),
    atMs: number(cuff['atMs']),
    error: text(cuff['error']),
  };
}

function heardSpan(told: Fields): readonly HeardSpan[] {
  const [spanId, target, verb] = [text(told['spanId']), text(told['target']), text(told['verb'])];
  if (spanId === null || target === null || verb === null) return [];
  return [{ spanId, target, verb, label: text(told['label']), untilMs: number(told['untilMs']) }];
}

function heardVerbSet(told: Fields): readonly (readonly [string, readonly HeardVerb[]])[] {
  const id = text(told['id']);
  return id === null ? [] : [[id, listOf(told['verbs'], heardVerb)]];
}

function heardVerb(told: Fields): readonly HeardVerb[] {
  const verb = text(told['verb']);
  if (verb === null) return [];
  const kind = told['kind'] === 'span' ? 'span' : 'instant';
  return [{ verb, kind, about: text(told['about']) ?? '', usualMs: number(told['usualMs']) }];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(told: unknown): Fields {
  return typeof told === 'object' && told !== null ? (told as Fields) : {};
}

function listOf<T>(told: unknown, read: (one: Fields) => readonly T[]): T[] {
  return Array.isArray(told) ? told.flatMap((one) => read(fieldsOf(one))) : [];
}

function number(told: unknown): number | null {
  return typeof told === 'number' && Number.isFinite(told) ? told : null;
}

function text(told: unknown): string | null {
  return typeof told === 'string' && told !== '' ? told : null;
}
