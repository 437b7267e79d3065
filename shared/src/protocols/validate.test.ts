import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protocolProblemSchema } from './problems.ts';
import { protocolSchema, type Protocol } from './protocol.ts';
import { protocolById, protocols } from './registry.ts';
import { validateProtocol } from './validate.ts';

const iv = protocolById('iv-ketamine-40')!;
const nasal = protocolById('intranasal-esketamine')!;
const oral = protocolById('oral-ketamine')!;
const minuteMs = 60_000;

/** `type path` of each problem, in order. */
function problemsOf(raw: unknown): readonly string[] {
  const checked = validateProtocol(raw);
  return checked.ok ? [] : checked.error.map(({ type, path }) => `${type} ${path}`);
}

/** With one field elsewhere, found by its path. */
function withAt(protocol: Protocol, path: string, value: unknown): unknown {
  const changed = structuredClone(protocol) as unknown;
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], changed);
  (parent as Record<string, unknown>)[last] = value;
  return changed;
}

for (const protocol of protocols) {
  it(`[SE10] nothing is wrong with ${protocol.id} as it is delivered`, () => {
    expect(validateProtocol(protocol)).toEqual({ ok: true, value: protocol });
  });
}

describe('limits in threes', () => {
  type Row = readonly [
    name: string,
    protocol: Protocol,
    path: string,
    unit: number,
    three: readonly [number, number, number],
    problem: string,
  ];
  const rows: readonly Row[] = [
    ['planned, at least', iv, 'plannedMs', minuteMs, [4.9, 5, 5.1], 'out-of-range plannedMs'],
    ['observation', iv, 'observationMs', minuteMs, [14.9, 15, 15.1], 'observation-too-short observationMs'],
    [
      'two hours',
      nasal,
      'observationMs',
      minuteMs,
      [119.9, 120, 120.1],
      'observation-too-short observationMs',
    ],
    [
      'effect and 15',
      oral,
      'observationMs',
      minuteMs,
      [74.9, 75, 75.1],
      'observation-too-short observationMs',
    ],
    ['reminder', iv, 'pauseReminderMs', minuteMs, [0.9, 1, 1.1], 'out-of-range pauseReminderMs'],
    [
      'cuff',
      iv,
      'nibpProgramme.thenEveryMinutes',
      1,
      [0, 1, 2],
      'out-of-range nibpProgramme.thenEveryMinutes',
    ],
    [
      'systolic range',
      iv,
      'gate.green.systolicUnder',
      1,
      [90, 91, 92],
      'not-under gate.green.systolicAtLeast',
    ],
    [
      'baseline',
      iv,
      'discharge.withinBaselinePercent',
      1,
      [0, 1, 2],
      'out-of-range discharge.withinBaselinePercent',
    ],
  ];
  for (const [name, protocol, path, unit, [below, at, above], problem] of rows) {
    it(`[SE10] ${name}: ${below} is refused, ${at} and ${above} are not`, () => {
      const isThere = (value: number) => problemsOf(withAt(protocol, path, value * unit)).includes(problem);
      expect([below, at, above].map(isThere)).toEqual([true, false, false]);
    });
  }
  const highest: readonly (readonly [string, string, number, readonly [number, number, number], string])[] = [
    ['planned, at most', 'plannedMs', minuteMs, [239, 240, 241], 'out-of-range'],
    ['observation, at most', 'observationMs', minuteMs, [479, 480, 481], 'out-of-range'],
    ['cuff, at most every', 'nibpProgramme.thenEveryMinutes', 1, [59, 60, 61], 'out-of-range'],
    ['the last of the cuff: the end', 'nibpProgramme.atMinutes.4', 1, [69, 70, 71], 'beyond-session'],
    ['apart', 'discharge.apartMs', minuteMs, [59, 60, 61], 'out-of-range'],
    ['nausea', 'discharge.nauseaAtMost', 1, [2, 3, 4], 'out-of-range'],
    ['the chart’s SpO2', 'discharge.spo2AtLeast', 1, [99, 100, 101], 'out-of-range'],
  ];
  for (const [name, path, unit, [below, at, above], type] of highest) {
    it(`[SE10] ${name}: ${below} and ${at} are accepted, ${above} is not`, () => {
      const isThere = (value: number) =>
        problemsOf(withAt(iv, path, value * unit)).includes(`${type} ${path}`);
      expect([below, at, above].map(isThere)).toEqual([false, false, true]);
    });
  }
});

describe('what is wrong, and where', () => {
  const item = iv.checklists.before[0]!;
  const own = { ...item, id: 'own-1', label: 'Own question', concern: null };
  const before = (...more: readonly object[]) =>
    withAt(iv, 'checklists.before', [...iv.checklists.before, ...more]);
  const at = iv.checklists.before.length;
  const rows: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['a clinic’s own question', before(own), []],
    ['no name', withAt(iv, 'label', ' '), ['wrong-field label']],
    ['a name of 61', withAt(iv, 'label', 'x'.repeat(61)), ['too-long label']],
    ['words for a number', withAt(iv, 'plannedMs', '40'), ['wrong-field plannedMs']],
    ['no number', withAt(iv, 'observationMs', Number.NaN), ['wrong-field observationMs']],
    ['no drug', withAt(iv, 'drug', ''), ['wrong-field drug']],
    [
      'instructions of 1,201',
      withAt(iv, 'texts.instructions', 'x'.repeat(1_201)),
      ['too-long texts.instructions'],
    ],
    ['instructions of 1,200', withAt(iv, 'texts.instructions', 'x'.repeat(1_200)), []],
    ['a route nobody knows', withAt(iv, 'route', 'dermal'), ['wrong-field route']],
    ['a spray that runs', withAt(nasal, 'delivery', 'infusion'), ['delivery-not-for-route delivery']],
    [
      'an infusion at once',
      withAt(iv, 'delivery', 'at-once'),
      [
        'delivery-not-for-route delivery',
        'observation-too-short observationMs',
        'beyond-session scales.0.atMinutes.4',
        'beyond-session scales.1.atMinutes.3',
        'beyond-session scales.2.atMinutes.3',
        'beyond-session scales.3.atMinutes.3',
      ],
    ],
    [
      'the same minute twice',
      withAt(iv, 'nibpProgramme.atMinutes.3', 5),
      ['not-ascending nibpProgramme.atMinutes.3'],
    ],
    ['no minute at all', withAt(iv, 'nibpProgramme.atMinutes', []), ['never-due nibpProgramme.atMinutes']],
    [
      'a minute that is none',
      withAt(iv, 'nibpProgramme.atMinutes.1', null),
      ['wrong-field nibpProgramme.atMinutes.1'],
    ],
    ['a question twice', before(item), [`duplicate-item checklists.before.${at}.id`]],
    [
      'a question in two lists',
      withAt(iv, 'checklists.form', [item]),
      ['duplicate-item checklists.form.0.id'],
    ],
    [
      'a question without words',
      before({ ...own, label: null }),
      [`item-without-words checklists.before.${at}.label`],
    ],
    [
      'a question with empty words',
      before({ ...own, label: '' }),
      [`wrong-field checklists.before.${at}.label`],
    ],
    [
      'an id nobody can point to',
      before({ ...own, id: 'Own!' }),
      [`id-impossible checklists.before.${at}.id`],
    ],
    [
      'a concern about a time',
      before({ ...own, kind: 'time', concern: 'yes' }),
      [`concern-not-here checklists.before.${at}.concern`],
    ],
    [
      'one choice',
      before({ ...own, kind: 'choice', choices: ['a'] }),
      [`choices-missing checklists.before.${at}.choices`],
    ],
    ['two choices', before({ ...own, kind: 'choice', choices: ['a', 'b'] }), []],
    [
      'the same choice twice',
      before({ ...own, kind: 'choice', choices: ['a', 'a'] }),
      [`duplicate-choice checklists.before.${at}.choices.1`],
    ],
    [
      'choices for a tick',
      before({ ...own, kind: 'tick', choices: ['a', 'b'] }),
      [`choices-not-here checklists.before.${at}.choices`],
    ],
    [
      '61 questions',
      withAt(
        iv,
        'checklists.form',
        Array.from({ length: 61 }, (_, n) => ({ ...own, id: `own-${n}` })),
      ),
      ['too-many checklists.form'],
    ],
    ['an unknown scale', withAt(iv, 'scales.0.scale', 'vas'), ['unknown-scale scales.0.scale']],
    ['a scale twice', withAt(iv, 'scales.0.scale', 'nausea'), ['duplicate-scale scales.2.scale']],
    [
      'amber narrower than green',
      withAt(iv, 'gate.amber.systolicUnder', 139),
      ['amber-inside-green gate.amber.systolicUnder'],
    ],
    ['amber as wide as green', withAt(iv, 'gate.amber.systolicUnder', 140), []],
    [
      'amber narrower below',
      withAt(iv, 'gate.amber.pulseAtLeast', 51),
      ['amber-inside-green gate.amber.pulseAtLeast'],
    ],
    [
      'diastolic over systolic',
      withAt(iv, 'discharge.diastolicUnder', 160),
      ['not-under discharge.diastolicUnder'],
    ],
    ['half a score', withAt(iv, 'discharge.moaasAtLeast', 4.5), ['not-whole discharge.moaasAtLeast']],
    ['limits that are none', withAt(iv, 'alarmPreset.rules', []), ['limits alarmPreset']],
    ['no protocol at all', null, ['wrong-field protocol']],
  ];
  for (const [name, raw, expected] of rows) {
    it(`[SE10] ${name}: ${expected.join(', ') || 'accepted'}`, () => {
      const found = problemsOf(raw);
      expect(name.startsWith('limits') ? [...new Set(found)] : found).toEqual(expected);
    });
  }

  it('[SE10] everything at once is listed at once', () => {
    const changes: readonly (readonly [string, unknown])[] = [
      ['label', ''],
      ['plannedMs', 0],
      ['checklists.after.0.id', 'Not an id'],
      ['gate.amber.spo2AtLeast', 96],
      ['texts.vomiting', 'x'.repeat(601)],
    ];
    const broken = changes.reduce<unknown>(
      (protocol, [path, value]) => withAt(protocol as Protocol, path, value),
      iv,
    );
    expect(problemsOf(broken).map((one) => one.split(' ')[1])).toEqual(
      expect.arrayContaining([
        'label',
        'plannedMs',
        'checklists.after.0.id',
        'gate.amber.spo2AtLeast',
        'texts.vomiting',
      ]),
    );
  });
});

it('[SE10] anything at all is accepted or has its problems listed; what is accepted is a protocol', () => {
  const paths = [
    'label',
    'plannedMs',
    'observationMs',
    'delivery',
    'route',
    'scales',
    'gate.green',
    'gate.amber.pulseAtMost',
    'checklists.after',
    'checklists.before.0',
    'checklists.before.1.label',
    'nibpProgramme.atMinutes',
    'nibpProgramme.afterStopMinutes',
    'discharge.apartMs',
    'texts',
    'alarmPreset',
    'drug',
  ];
  const value = fc.oneof(
    fc.anything(),
    fc.integer({ min: -10, max: 200 }),
    fc.integer({ max: 20_000_000 }),
    fc.string(),
  );
  const given = fc.oneof(
    fc.anything(),
    fc
      .tuple(fc.constantFrom(...protocols), fc.constantFrom(...paths), value)
      .map(([protocol, path, changed]) => withAt(protocol, path, changed)),
  );
  let accepted = 0;
  fc.assert(
    fc.property(given, (raw) => {
      const checked = validateProtocol(raw);
      if (checked.ok) {
        accepted += 1;
        expect(protocolSchema.parse(checked.value)).toEqual(checked.value);
        return;
      }
      expect(checked.error.length).toBeGreaterThan(0);
      for (const problem of checked.error) expect(protocolProblemSchema.parse(problem)).toEqual(problem);
    }),
    { numRuns: 1_500 },
  );
  expect(accepted).toBeGreaterThan(20);
});
