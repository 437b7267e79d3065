import type { OffMonitor } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { spanText } from '../ui/format.ts';

/** `8 min 20 s left`, then `1 min 5 s too long`: the same whole second on every screen (SE29). */
export function offMonitorLeft({ untilMs }: OffMonitor, nowMs: number, text: Catalogue): string {
  const { left, over } = text.happening.offMonitor;
  return nowMs < untilMs
    ? left(spanText(untilMs - nowMs + 999, text))
    : over(spanText(nowMs - untilMs, text));
}

/** `off the monitor, 8 min 20 s left (toilet, with J. Ortiz)` */
export function offMonitorMark(offMonitor: OffMonitor, nowMs: number, text: Catalogue): string {
  const { reason, companion } = offMonitor;
  const why = text.chart.offMonitor[reason];
  return text.happening.offMonitor.mark(offMonitorLeft(offMonitor, nowMs, text), why, companion);
}
