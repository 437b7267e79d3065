import type { ChairEvent, ChairEventType } from '../chair/events.ts';
import type { Stop } from '../chair/infusion-events.ts';
import { sourceDetail } from '../chair/source-detail.ts';
import { eventsOf } from './last.ts';
import type { RecordedStep, Remark } from './session-record.ts';

/** Said about an entry or a step, which stays as it is (SE17). */
export function remarksOf(events: readonly ChairEvent[]): readonly Remark[] {
  return events.flatMap((event) => {
    if (event.type !== 'entry-corrected' || event.body.instead !== undefined) return [];
    const { correctedSeq, note, happenedAtMs = null } = event.body;
    return [
      { seq: event.seq, aboutSeq: correctedSeq, atMs: event.atMs, by: event.actor, note, happenedAtMs },
    ];
  });
}

/** In the order they were recorded: the course, and what was decided about it. Entries stand in the chart, alarms in their log. */
export function recordedSteps(events: readonly ChairEvent[]): readonly RecordedStep[] {
  const remarks = remarksOf(events);
  const undone = new Map(
    events.flatMap((one) =>
      one.type === 'step-undone'
        ? [[one.body.undoneSeq, { seq: one.seq, atMs: one.atMs, by: one.actor }] as const]
        : [],
    ),
  );
  return events.filter(isStep).map((event) => {
    const { seq, type, atMs, actor } = event;
    const said = remarks.findLast(({ aboutSeq, happenedAtMs }) => aboutSeq === seq && happenedAtMs !== null);
    return {
      seq,
      type,
      atMs,
      happenedAtMs: said?.happenedAtMs ?? atMs,
      by: actor,
      detail:
        event.type === 'infusion-stopped'
          ? stopDetail(howItEnded(event, { events, untilSeq: undone.get(seq)?.seq ?? Infinity }))
          : detailOf(event),
      undone: undone.get(seq) ?? null,
    };
  });
}

const stepTypes: ReadonlySet<ChairEventType> = new Set<ChairEventType>([
  'session-opened',
  'baseline-set',
  'start-released',
  'limits-set',
  'limbs-noted',
  'handover-offered',
  'handover-withdrawn',
  'nurse-assigned',
  'infusion-started',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'stop-explained',
  'cuff-put-off',
  'nibp-missed',
  'off-monitor-began',
  'off-monitor-ended',
  'reattribution-proposed',
  'reattribution-withdrawn',
  'session-reattributed',
  'departure-began',
  'departure-withdrawn',
  'evacuation-began',
  'evacuation-ended',
  'pump-seen-stopped',
  'monitoring-interrupted',
  'source-changed',
  'escalation-raised',
  'escalation-answered',
  'escalation-troubled',
  'escalation-closed',
  'discharge-released',
  'ready-recorded',
  'ready-withdrawn',
  'session-closed',
]);

function isStep({ type }: ChairEvent): boolean {
  return stepTypes.has(type);
}

/** Who the patient is stands in the head of the record; of everything else what can be said in one line. */
function detailOf(event: ChairEvent): RecordedStep['detail'] {
  switch (event.type) {
    case 'session-opened':
      return { protocol: event.body.protocol.id, version: event.body.protocol.version };
    case 'baseline-set':
      return { ...event.body.baseline, gate: event.body.gate?.outcome ?? null };
    case 'limits-set': {
      const { cause } = event.body;
      return { cause: cause.kind, reason: cause.kind === 'person' ? cause.reason : null };
    }
    case 'stop-explained':
      return stopDetail(event.body.stop);
    case 'source-changed':
      return sourceDetail(event.body);
    default:
      return plainOf(event.body);
  }
}

function stopDetail(stop: Stop): RecordedStep['detail'] {
  return { kind: stop.kind, reason: stop.kind === 'early' ? stop.reason : null };
}

/** As it was said with the stop, or after it and before the stop was taken back (SE4). */
function howItEnded(
  stopped: Extract<ChairEvent, { type: 'infusion-stopped' }>,
  { events, untilSeq }: { readonly events: readonly ChairEvent[]; readonly untilSeq: number },
): Stop {
  const { stop } = stopped.body;
  if (stop.kind !== 'unsaid') return stop;
  const [started] = eventsOf(events, 'infusion-started')
    .filter(({ seq }) => seq < stopped.seq)
    .slice(-1);
  const said = eventsOf(events, 'stop-explained').find(
    ({ seq, body }) => seq > stopped.seq && seq < untilSeq && body.infusion === started?.body.number,
  );
  return said?.body.stop ?? stop;
}

function plainOf(body: Readonly<Record<string, unknown>>): RecordedStep['detail'] {
  const plain: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) plain[name] = value.join(', ');
    else if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      plain[name] = value as string | number | boolean | null;
  }
  return plain;
}
