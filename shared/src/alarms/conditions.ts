import { z } from 'zod';

/**
 * What an alarm condition can be (AL1). Its identity is `what` and, for a technical one, what it is about; priority is state
 * of the occurrence.
 */
export const physiologicalConditions = [
  'spo2-low',
  'pulse-low',
  'pulse-high',
  'pressure-low',
  'pressure-high',
  'sedation',
] as const;
export type PhysiologicalCondition = (typeof physiologicalConditions)[number];

export const technicalConditions = [
  'probe-off',
  'signal-inadequate',
  'spo2-not-updating',
  'device-never-seen',
  'spo2-not-armed',
  'nibp-failed',
  'nibp-overdue',
  'device-battery',
  'screen-battery',
  'device-clock-off',
  'devices-disagree',
  'device-silent',
  'device-name-twice',
  'no-audible-screen',
  'record-not-saved',
  'wall-clock-stepped',
  'off-monitor-long',
  'chair-without-nurse',
  'handover-not-accepted',
  'physician-not-reached',
] as const;
export type TechnicalCondition = (typeof technicalConditions)[number];

/** Lowest first: the place in it is the rank. */
export const priorities = ['low', 'medium', 'high'] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

// Joined outside of the schema: inside it would keep the schema library in the screens' bundle.
const conditions = [...physiologicalConditions, ...technicalConditions] as const;

export const conditionSchema = z.object({
  what: z.enum(conditions),
  /** The device, parameter or screen it is about; null where there is only one. */
  subject: z.string().max(80).nullable(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** The identity as a key: the same for every occurrence. */
export function conditionKey({ what, subject }: Condition): string {
  return subject === null ? what : `${what} ${subject}`;
}

export function isPhysiological(condition: Condition): boolean {
  return (physiologicalConditions as readonly string[]).includes(condition.what);
}

/**
 * About the oximeter or the cuff at the patient: says nothing while the patient is away from them, or everybody leaves (SE29,
 * SE32). What is about the gateway or a screen goes on.
 */
export function isOfDeviceAtPatient({ what }: Condition): boolean {
  return devicesAtPatient.has(what);
}

const devicesAtPatient: ReadonlySet<Condition['what']> = new Set<TechnicalCondition>([
  'probe-off',
  'signal-inadequate',
  'spo2-not-updating',
  'device-never-seen',
  'spo2-not-armed',
  'nibp-failed',
  'nibp-overdue',
  'device-battery',
  'device-clock-off',
  'devices-disagree',
  'device-silent',
  'device-name-twice',
]);

export function rankOf(priority: Priority): number {
  return priorities.indexOf(priority);
}

export function isHigher(one: Priority, other: Priority): boolean {
  return rankOf(one) > rankOf(other);
}

export function highestOf(given: readonly Priority[]): Priority | null {
  return given.reduce<Priority | null>(
    (highest, one) => (highest === null || isHigher(one, highest) ? one : highest),
    null,
  );
}
