import type { Priority } from '@chairside/shared/alarms/conditions.ts';

/** How a part of the screen lights up (AL22): colour by priority, dashed for a technical one, flashing while it calls. */
export type Signal = {
  readonly priority: Priority;
  readonly isTechnical: boolean;
  readonly isCalling: boolean;
};

/** As attributes, for the styles: `data-priority` and `data-kind` are what light.css goes by. */
export function signalAttributes(signal: Signal | null) {
  if (signal === null) return {};
  const { priority, isTechnical, isCalling } = signal;
  return {
    'data-priority': priority,
    'data-signal': isTechnical ? 'technical' : 'physiological',
    'data-calling': isCalling ? '' : undefined,
  } as const;
}
