/**
 * What a device is good for, whatever it is called by who sells it.
 *
 * monitor     made to watch a patient: its numbers drive alarms
 * spot-check  made for one number at a time; what it says is true of that moment
 * wellness    not made for patients: shown, and no alarm hangs on it unless the clinic says so
 */
export const sourceClasses = ['monitor', 'spot-check', 'wellness'] as const;
export type SourceClass = (typeof sourceClasses)[number];
