import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { AlarmRule, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { limitText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './LimitTable.module.css';

/** Every row of the preset: what is in force, what the preset says, what this patient's baseline makes of it (AL3, AL17). */
export function LimitTable({ session }: { readonly session: Session }) {
  const text = useText();
  const { head } = text.dialog.limits;
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{head.row}</th>
          <th scope="col">{head.now}</th>
          <th scope="col">{head.preset}</th>
          <th scope="col">{head.baseline}</th>
        </tr>
      </thead>
      <tbody>
        {limitRows(session).map(({ rule, now, preset, baseline }) => (
          <tr key={rule.id} data-changed={now?.because === 'person' || undefined}>
            <th scope="row">
              <span className={style.mark}>{rule.priority === 'high' ? '***' : '**'}</span>{' '}
              {ruleName(rule, text)}
              {rule.confirm && <small> {text.alarm.limits.confirm}</small>}
              {rule.delayMs > 0 && <small> {text.alarm.limits.after(rule.delayMs / 1_000)}</small>}
            </th>
            <td>{signedLimit(now)}</td>
            <td>{signedLimit(preset)}</td>
            <td>{rule.limit.kind === 'above-baseline' ? signedLimit(baseline) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type LimitRow = {
  readonly rule: AlarmRule;
  /** Null: not in force, it waits for the baseline. */
  readonly now: ResolvedLimit | null;
  /** What the preset says without this patient. */
  readonly preset: ResolvedLimit | null;
  readonly baseline: ResolvedLimit | null;
};

export function limitRows({ limits, protocol, baseline }: Session): readonly LimitRow[] {
  const { alarmPreset } = protocol;
  const [alone, withBaseline] = [resolveLimits(alarmPreset, null), resolveLimits(alarmPreset, baseline)];
  const of = (some: readonly ResolvedLimit[], id: string) => some.find(({ rule }) => rule === id) ?? null;
  return alarmPreset.rules.map((rule) => ({
    rule,
    now: of(limits, rule.id) ?? movedOver(limits, rule),
    preset: of(alone, rule.id),
    baseline: of(withBaseline, rule.id),
  }));
}

/** A limit a person moved stands for all medium rows of its side. */
function movedOver(limits: readonly ResolvedLimit[], rule: AlarmRule): ResolvedLimit | null {
  const isSame = (one: ResolvedLimit) =>
    one.parameter === rule.parameter && one.direction === rule.direction && one.priority === rule.priority;
  return limits.find((one) => one.because === 'person' && isSame(one)) ?? null;
}

function ruleName({ parameter, direction }: AlarmRule, text: Catalogue): string {
  const name: Readonly<Record<RuleParameter, string>> = {
    spo2Percent: text.vital.spo2,
    pulseRateBpm: text.vital.pulseRate,
    systolicMmHg: text.vital.systolic,
    diastolicMmHg: text.vital.diastolic,
    meanMmHg: text.vital.mean,
    moaasScore: text.alarm.moaas,
  };
  return `${name[parameter]} ${text.dialog.limits.direction[direction]}`;
}

function signedLimit(limit: ResolvedLimit | null): string {
  if (limit === null) return '–';
  const sign = limit.direction === 'low' ? (limit.isReached ? '≤' : '<') : limit.isReached ? '≥' : '>';
  return `${sign} ${limitText(limit.value, limit.direction)}`;
}
