import type { Actor } from '@chairside/shared/chair/events.ts';
import { chart as words } from '@chairside/shared/text/en-chart.ts';
import { pauseReason } from '@chairside/shared/text/en-record.ts';
import { sourceEntryWords } from '@chairside/shared/text/en-source.ts';
import { sourceDetail } from '@chairside/shared/chair/source-detail.ts';
import { furtherCodes, ucumOf } from '@chairside/shared/vitals/parameters.ts';
import { entryRole } from './entries.ts';
import { partsOf } from './entered.ts';
import { infusionUrn } from './infusions.ts';
import { about, at, enteredBy, noteBy } from './observation.ts';
import type { Effective, Observation, Reference, Value } from './r4.ts';
import type { Draft, Scope } from './scope.ts';
import { category, codeOf, loinc, own, period, quantity, quantityOf } from './terms.ts';

/** What happened around the infusion and was decided about it, each as an Observation: spans with a period, decisions with their reason. */
export function courseDrafts(scope: Scope): readonly Draft<Observation>[] {
  return [
    ...weight(scope),
    ...baselines(scope),
    ...pauses(scope),
    ...offMonitor(scope),
    ...interruptions(scope),
    ...changesOfSource(scope),
    ...departures(scope),
    ...decisions(scope),
    ...ready(scope),
    ...remarks(scope),
    ...coverage(scope),
  ];
}

type Said = {
  readonly role: string;
  readonly when: Effective;
  readonly code: Observation['code'];
  readonly by: Actor;
  readonly recordedAtMs: number;
} & Partial<Pick<Observation, 'category' | 'focus' | 'note' | 'component' | 'device'>> &
  Value;

function draft(scope: Scope, { role, when, by, recordedAtMs, ...said }: Said): Draft<Observation> {
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('procedure')],
    ...when,
    ...enteredBy(scope, by, recordedAtMs),
    ...said,
  };
  return { urn: scope.urn(role), resource, recordedAtMs };
}

function during(fromMs: number, toMs: number | null): Effective {
  return { effectivePeriod: period(fromMs, toMs) };
}

/** As it was said when the session was opened. */
function weight(scope: Scope): readonly Draft<Observation>[] {
  const { patient, openedAtMs, openedBy } = scope.record;
  if (patient.weightKg === null) return [];
  const { loinc: code, ucum } = furtherCodes.bodyWeight;
  return [
    draft(scope, {
      role: 'weight',
      when: at(openedAtMs),
      category: [category('vital-signs')],
      code: loinc([code], 'Body weight'),
      by: openedBy,
      recordedAtMs: openedAtMs,
      valueQuantity: quantity(patient.weightKg, ucum),
    }),
  ];
}

function baselines(scope: Scope): readonly Draft<Observation>[] {
  const taken = ['systolicMmHg', 'diastolicMmHg', 'spo2Percent', 'pulseRateBpm'] as const;
  return scope.record.baselines.map((baseline) => {
    const { seq, setAtMs, by, gate, isInForce } = baseline;
    const text = [
      gate === null ? null : `Gate: ${gate.outcome}`,
      isInForce ? null : 'Not in force: taken again, or dropped with a change of patient',
    ].filter((one) => one !== null);
    return draft(scope, {
      role: `baseline ${seq}`,
      when: at(setAtMs),
      category: [category('exam')],
      code: own('baseline', 'Baseline before the drug'),
      by,
      recordedAtMs: setAtMs,
      component: taken.map((parameter) => ({
        code: codeOf(parameter, 'typed'),
        valueQuantity: quantityOf(parameter, baseline[parameter]),
      })),
      ...(text.length === 0 ? {} : { note: [noteBy(scope, by, { atMs: setAtMs, text: text.join('. ') })] }),
    });
  });
}

function pauses(scope: Scope): readonly Draft<Observation>[] {
  const spans = scope.record.phases.filter(({ phase }) => phase === 'paused');
  return spans.map(({ fromMs, toMs, pauseReason: reason, infusion }, index) =>
    draft(scope, {
      role: `pause ${index + 1}`,
      when: during(fromMs, toMs),
      code: own('pause', 'Infusion paused'),
      by: null,
      recordedAtMs: fromMs,
      focus: [{ reference: infusionUrn(scope, infusion ?? 1) }],
      valueCodeableConcept: own(`pause/${reason ?? 'other'}`, pauseReason[reason ?? 'other']),
    }),
  );
}

function offMonitor(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.offMonitor.map(({ fromMs, toMs, by, reason, companion }, index) =>
    draft(scope, {
      role: `off monitor ${index + 1}`,
      when: during(fromMs, toMs),
      code: own('off-monitor', 'Off the monitor'),
      by,
      recordedAtMs: fromMs,
      valueCodeableConcept: own(`off-monitor/${reason}`, words.offMonitor[reason]),
      note: [noteBy(scope, by, { atMs: fromMs, text: `Accompanied by ${companion}` })],
    }),
  );
}

/** The gateway did not run, or did not record: nobody was watched. */
function interruptions(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.alarms.flatMap((entry) =>
    entry.kind !== 'interruption'
      ? []
      : [
          draft(scope, {
            role: `interruption ${entry.seq}`,
            when: during(entry.fromMs, entry.toMs),
            code: own('monitoring-interrupted', 'Monitoring was interrupted'),
            by: null,
            recordedAtMs: entry.atMs,
            valueBoolean: true,
          }),
        ],
  );
}

/** Another device gives the values from here on (DV9). */
function changesOfSource(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.sourceChanges.map(({ seq, atMs, ...change }) =>
    draft(scope, {
      role: `source changed ${seq}`,
      when: at(atMs),
      code: own('source-changed', 'Values come from another device'),
      by: null,
      recordedAtMs: atMs,
      valueString: sourceEntryWords['source-changed'](sourceDetail(change)),
      device: scope.device(change.deviceId),
    }),
  );
}

function departures(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.departures.map(({ seq, sinceMs, by, kind, reason, destination, withdrawnAtMs }) =>
    draft(scope, {
      role: `departure ${seq}`,
      when: during(sinceMs, withdrawnAtMs ?? scope.record.closing?.atMs ?? null),
      code: own('departure', 'On the way out before the session is over'),
      by,
      recordedAtMs: sinceMs,
      valueCodeableConcept: own(`departure/${kind}`, words.departure[kind]),
      note: [
        noteBy(scope, by, {
          atMs: sinceMs,
          text: [destination, reason, withdrawnAtMs === null ? null : 'Withdrawn']
            .filter((one) => one !== null)
            .concat('Monitored until left')
            .join('. '),
        }),
      ],
    }),
  );
}

/** What only a physician may decide, with the reason (SE13, SE22). */
function decisions(scope: Scope): readonly Draft<Observation>[] {
  const { startReleases, readiness } = scope.record;
  return [
    ...startReleases.map(({ seq, atMs, by, outcome, reason }) =>
      draft(scope, {
        role: `start release ${seq}`,
        when: at(atMs),
        code: own('start-released', `Start released by a physician, ${releasedPast(outcome)}`),
        by,
        recordedAtMs: atMs,
        valueString: reason,
      }),
    ),
    ...readiness.releases.map(({ seq, atMs, by, unmet, reason }) =>
      draft(scope, {
        role: `discharge release ${seq}`,
        when: at(atMs),
        code: own('discharge-released', `Discharge released by a physician, unmet: ${unmet.join(', ')}`),
        by,
        recordedAtMs: atMs,
        valueString: reason,
      }),
    ),
  ];
}

function releasedPast(outcome: Scope['record']['startReleases'][number]['outcome']): string {
  return outcome === 'no-monitor' ? 'oximeter or cuff not heard' : `gate ${outcome}`;
}

/** "Ready at"; "left at" is the end of the Encounter (SE21). */
function ready(scope: Scope): readonly Draft<Observation>[] {
  const { ready: said } = scope.record.readiness;
  if (said === null) return [];
  const text = [said.unmet.length === 0 ? null : `Unmet: ${said.unmet.join(', ')}`, said.reason].filter(
    (one) => one !== null,
  );
  return [
    draft(scope, {
      role: 'ready',
      when: at(said.atMs),
      code: own('ready', 'Ready to leave'),
      by: said.by,
      recordedAtMs: said.atMs,
      valueBoolean: true,
      ...(text.length === 0
        ? {}
        : { note: [noteBy(scope, said.by, { atMs: said.atMs, text: text.join('. ') })] }),
    }),
  ];
}

/** What was said later about an entry or a step that stays as it is. */
function remarks(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.remarks.map(({ seq, aboutSeq, atMs, by, note, happenedAtMs }) =>
    draft(scope, {
      role: `remark ${seq}`,
      when: at(happenedAtMs ?? atMs),
      code: own('remark', happenedAtMs === null ? 'Remark' : 'Remark: when it really happened'),
      by,
      recordedAtMs: atMs,
      focus: [subjectOf(scope, aboutSeq)],
      valueString: note,
    }),
  );
}

/** The entry, the infusion the step began; else the visit as a whole. */
function subjectOf(scope: Scope, aboutSeq: number): Reference {
  const entry = scope.record.chart.find(({ seq }) => seq === aboutSeq);
  const part = entry === undefined ? undefined : partsOf(scope, entry)[0]?.part;
  if (entry !== undefined && part !== undefined) return scope.ref(entryRole(entry.root, part));
  const infusion = scope.record.infusions.find(({ seq }) => seq === aboutSeq);
  return infusion === undefined ? scope.encounter : { reference: infusionUrn(scope, infusion.number) };
}

/** How much of it the oximeter saw (SE24). */
function coverage(scope: Scope): readonly Draft<Observation>[] {
  const { span, spo2 } = scope.record.coverage;
  if (span === null) return [];
  const seconds = (ms: number) => quantity(Math.round(ms / 1_000), ucumOf.seconds);
  return [
    draft(scope, {
      role: 'coverage',
      when: during(span.fromMs, span.toMs),
      code: own('coverage', 'Time with valid oxygen saturation'),
      by: null,
      recordedAtMs: span.toMs,
      valueQuantity: seconds(spo2.validMs),
      component: spo2.gaps.map(({ fromMs, toMs, cause }) => ({
        code: own(`gap/${cause}`, `No valid value: ${cause}`),
        valueQuantity: seconds(toMs - fromMs),
      })),
    }),
  ];
}
