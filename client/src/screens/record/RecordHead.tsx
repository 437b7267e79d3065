import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { identifiers } from '../../session/identity.ts';
import { spanText } from '../../ui/format.ts';
import { dayAndTime } from './day.ts';
import { observedMs, stopText } from './course-facts.ts';
import { Facts, type Fact } from './parts/Section.tsx';
import style from './RecordHead.module.css';
import { unmetText } from './unmet.ts';
import { useWording, type Wording } from './wording.ts';

/** Whose session it was, what was given, when, and who was there (SE24). */
export function RecordHead({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { words, text } = wording;
  const { patient, isOpen, kind, untilMs } = record;
  return (
    <header className={style.head}>
      <div className={style.title}>
        <h1>
          {patient.displayName} <span>{identifiers(patient)}</span>
        </h1>
        <p>
          {words.page.title} · {dayAndTime(record.startedAtMs ?? record.openedAtMs, record.timeZone)}
        </p>
      </div>
      {kind === 'simulation' && (
        <p className={style.notice}>
          <b>{words.page.simulated}</b> {words.page.simulatedHint}
        </p>
      )}
      {isOpen && <p className={style.notice}>{words.page.open(wording.time(untilMs))}</p>}
      {record.formerPatients.map((former) => (
        <p key={former.untilMs} className={style.notice}>
          {words.head.formerly(
            `${former.patient.displayName} ${identifiers(former.patient)}`,
            wording.time(former.untilMs),
          )}{' '}
          {words.head.formerlyWho(
            wording.nameOf(former.proposedBy === null ? null : { personId: former.proposedBy, role: '' }),
            wording.nameOf(former.confirmedBy),
            former.reason,
          )}
        </p>
      ))}
      <Facts
        facts={[
          ...whatFacts(record, wording),
          ...record.infusions.flatMap((infusion) => infusionFacts(infusion, wording)),
          ...endFacts(record, wording),
          {
            name: words.head.people,
            isLong: true,
            value: record.people
              .map(
                ({ name, personId, roles }) =>
                  `${name ?? personId} (${roles.map(roleIn(wording)).join(', ')})`,
              )
              .join(', '),
          },
        ]}
      />
      <p className={style.zone}>
        {words.page.times(record.timeZone)} {text.app.notADevice}
      </p>
    </header>
  );
}

function roleIn({ words }: Wording): (role: string) => string {
  const known: Readonly<Record<string, string>> = words.head.role;
  return (role) => known[role] ?? role;
}

function whatFacts(record: SessionRecord, { words, text }: Wording): readonly Fact[] {
  const { head } = words;
  const { protocol, series, patient, limbs } = record;
  const placed = limbs.at(-1);
  return [
    { name: head.protocol, value: head.version(protocol.label, protocol.version) },
    { name: head.drug, value: `${protocol.drug}, ${text.chart.route[protocol.route]}` },
    series === null ? null : { name: head.series, value: head.seriesOf(series.number, series.of) },
    patient.weightKg === null ? null : { name: head.weight, value: text.session.weight(patient.weightKg) },
    { name: head.chair, value: record.chair },
    { name: head.session, value: record.session, isLong: true },
    placed === undefined
      ? null
      : {
          name: head.limbs,
          isLong: true,
          value: [
            head.cuffOn(head.limb[placed.cuff]),
            head.probeOn(head.limb[placed.probe]),
            ...(placed.iv === null ? [] : [head.lineIn(head.limb[placed.iv])]),
          ].join(', '),
        },
  ];
}

type Infusion = SessionRecord['infusions'][number];

function infusionFacts(infusion: Infusion, wording: Wording): readonly Fact[] {
  const { words, text, time, nameOf, record } = wording;
  const { head } = words;
  const numbered = (name: string) =>
    record.infusions.length === 1 ? name : `${name}, ${head.infusion(infusion.number)}`;
  const remarks = [
    infusion.withoutBaseline === null ? null : head.withoutBaseline(infusion.withoutBaseline),
    infusion.again === null ? null : head.again(infusion.again),
    infusion.override === null ? null : head.override(infusion.override),
    infusion.unheard.length === 0
      ? null
      : head.unheard(infusion.unheard.map((monitor) => head.monitor[monitor]).join(', ')),
  ].filter((one) => one !== null);
  const pausedMs = infusion.pauses.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const isAtOnce = record.protocol.delivery === 'at-once';
  return [
    {
      name: numbered(isAtOnce ? head.dosed : head.started),
      value: [`${time(infusion.startedAtMs)} ${nameOf(infusion.startedBy)}`, ...remarks].join(', '),
      isLong: remarks.length > 0,
    },
    isAtOnce || infusion.stoppedAtMs === null
      ? null
      : {
          name: numbered(head.stopped),
          value: `${time(infusion.stoppedAtMs)} ${nameOf(infusion.stoppedBy)}${stopText(infusion.stop, text)}`,
        },
    isAtOnce
      ? null
      : {
          name: numbered(head.infused),
          value: [
            spanText(infusion.infusedMs, text),
            ...(infusion.pauses.length === 0
              ? []
              : [head.pauses(infusion.pauses.length, spanText(pausedMs, text))]),
          ].join(' + '),
        },
  ];
}

function endFacts(record: SessionRecord, wording: Wording): readonly Fact[] {
  const { words, text, time, nameOf } = wording;
  const { head } = words;
  const { closing, readiness } = record;
  const { ready, leftAtMs } = readiness;
  const observed = observedMs(record);
  return [
    observed === null ? null : { name: head.observed, value: spanText(observed, text) },
    baselineFact(record, wording),
    ready === null
      ? null
      : { name: head.ready, value: `${time(ready.atMs)} ${nameOf(ready.by)}${unmetText(ready, wording)}` },
    leftAtMs === null ? null : { name: head.left, value: time(leftAtMs) },
    closing === null
      ? null
      : {
          name: head.outcome,
          isLong: closing.unmet.length > 0 || closing.early !== null,
          value: `${text.outcome[closing.outcome]}, ${nameOf(closing.by)}${unmetText({ unmet: closing.unmet, reason: closing.early }, wording)}`,
        },
  ];
}

function baselineFact(record: SessionRecord, { words, nameOf, time, text }: Wording): Fact {
  const taken = record.baselines.findLast(({ isInForce }) => isInForce);
  if (taken === undefined) return null;
  const { systolicMmHg, diastolicMmHg, spo2Percent, pulseRateBpm, gate, setAtMs } = taken;
  const values = `${systolicMmHg}/${diastolicMmHg} mmHg, ${text.vital.spo2} ${spo2Percent} %, ${text.vital.pulseRate} ${pulseRateBpm} /min`;
  const released = record.startReleases.at(-1);
  return {
    name: words.head.baseline,
    isLong: true,
    value: [
      `${values} (${time(setAtMs)})`,
      ...(gate === null ? [] : [words.head.gateIs(words.head.gate[gate.outcome])]),
      ...(released === undefined ? [] : [words.head.released(nameOf(released.by), released.reason)]),
    ].join(', '),
  };
}
