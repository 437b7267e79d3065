import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { chartedAtMost, type Charted } from '@chairside/shared/chart/chart.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Decision, DecisionContext } from './decision.ts';
import { entryProblem } from './entry-problem.ts';
import { asOfTheOpenOne, saysNothingNew } from './nothing-new.ts';

/** What people write into the chart: entered, taken back within the minute, corrected for ever (SE7, SE14–SE17). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

/** A screen whose clock runs a little ahead means now. */
const aheadAtMostMs = 2_000;

export function chartEntry(session: Session, command: CommandOf<'chart-entry'>, nowMs: number): Decision {
  if (session.chart.length >= chartedAtMost) return err({ type: 'too-many-entries', atMost: chartedAtMost });
  const happened = happenedAt(session, command.happenedAtMs, nowMs);
  if (!happened.ok) return happened;
  const said = asOfTheOpenOne(session.chart, { entry: command.entry, happenedAtMs: happened.value });
  const problem = entryProblem(session, said);
  if (problem !== null) return err(problem);
  if (saysNothingNew(session.chart, said)) return ok([]);
  return ok([{ type: 'entry-charted', body: said }]);
}

/** The oldest way to enter a score, kept for who still asks so. */
export function scoreMoaas(session: Session, { score }: CommandOf<'score-moaas'>): Decision {
  if (session.chart.length >= chartedAtMost) return err({ type: 'too-many-entries', atMost: chartedAtMost });
  return ok([{ type: 'moaas-scored', body: { score } }]);
}

/** When it happened, on the session clock: not after now, not before the session. Null is now. */
function happenedAt(
  { openedAtMs }: Session,
  happenedAtMs: number | null,
  nowMs: number,
): Result<number, Refusal> {
  if (happenedAtMs === null) return ok(nowMs);
  if (happenedAtMs > nowMs + aheadAtMostMs) return err({ type: 'happened-in-future' });
  if (happenedAtMs < openedAtMs) return err({ type: 'happened-before-session', openedAtMs });
  return ok(Math.min(happenedAtMs, nowMs));
}

/** Within a minute, by who entered it; an undone correction lets what it had ended stand again. */
export function undoEntry(
  { chart }: Session,
  seq: number,
  { nowMs, principal }: Pick<DecisionContext, 'nowMs' | 'principal'>,
): Decision {
  const own = chart.find((one) => one.seq === seq);
  if (own !== undefined && own.over !== null) return err({ type: 'entry-over' });
  const entered = own ?? struckBy(chart, seq);
  if (entered === null) return err({ type: 'unknown-entry' });
  if (entered.by?.personId !== principal.personId) return err({ type: 'not-the-author' });
  if (nowMs - entered.recordedAtMs > undoWindowMs) return err({ type: 'undo-expired' });
  return ok([{ type: 'entry-undone', body: { undoneSeq: seq } }]);
}

/** A correction that put nothing in the place of what it struck. */
function struckBy(chart: readonly Charted[], seq: number): Pick<Charted, 'by' | 'recordedAtMs'> | null {
  const over = chart.find((one) => one.over?.bySeq === seq && one.over.how === 'struck')?.over;
  return over === null || over === undefined ? null : { by: over.by, recordedAtMs: over.atMs };
}

/** A remark about anything of the session; of an entry also what stands in its place, or that nothing does (SE17). */
export function correctEntry(
  session: Session,
  command: CommandOf<'correct-entry'>,
  { nowMs, lastSeq }: { readonly nowMs: number; readonly lastSeq: number },
): Decision {
  const { seq, note, instead, happenedAtMs } = command;
  if (seq < session.openedSeq || seq > lastSeq) return err({ type: 'unknown-entry' });
  const corrected = { correctedSeq: seq, note };
  if (instead === undefined) return remark(session, corrected, { happenedAtMs, nowMs });
  const before = session.chart.find((one) => one.seq === seq);
  if (before === undefined) return err({ type: 'unknown-entry' });
  if (before.over !== null) return err({ type: 'entry-over' });
  if (instead === null) return ok([{ type: 'entry-corrected', body: { ...corrected, instead: null } }]);
  if (session.chart.length >= chartedAtMost) return err({ type: 'too-many-entries', atMost: chartedAtMost });
  if (!isAboutTheSame(before.entry, instead.entry)) return err({ type: 'other-kind' });
  const happened = happenedAt(session, instead.happenedAtMs, nowMs);
  if (!happened.ok) return happened;
  const said = { entry: instead.entry, happenedAtMs: happened.value };
  const without = { ...session, chart: session.chart.filter((one) => one !== before) };
  const problem = entryProblem(without, said);
  if (problem !== null) return err(problem);
  return ok([{ type: 'entry-corrected', body: { ...corrected, instead: said } }]);
}

/** Of one kind, and about the same scale, question or side effect: what is about another was entered by mistake, and is struck. */
function isAboutTheSame(before: ChartEntry, instead: ChartEntry): boolean {
  return before.kind === instead.kind && subjectOf(before) === subjectOf(instead);
}

function subjectOf(entry: ChartEntry): string | number | null {
  switch (entry.kind) {
    case 'scale':
      return entry.scale;
    case 'answer':
      return `${entry.list} ${entry.item}`;
    case 'side-effect-changed':
    case 'side-effect-ended':
      return entry.of;
    default:
      return null;
  }
}

/** Of a step it may say when it really happened; the times that follow from the step stay as they were lived. */
function remark(
  session: Session,
  corrected: { readonly correctedSeq: number; readonly note: string },
  { happenedAtMs, nowMs }: { readonly happenedAtMs: number | undefined; readonly nowMs: number },
): Decision {
  if (happenedAtMs === undefined) return ok([{ type: 'entry-corrected', body: corrected }]);
  const happened = happenedAt(session, happenedAtMs, nowMs);
  if (!happened.ok) return happened;
  return ok([{ type: 'entry-corrected', body: { ...corrected, happenedAtMs: happened.value } }]);
}
