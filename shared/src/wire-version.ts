/**
 * The gateway serves this version and, where it can be served without harm, the one before (decision 0011). Apart, so that a
 * screen need not load the schemas.
 *
 * 2: alarms. A dashboard of version 1 would show no alarm and look calm, so it is not served but told to reload.
 */
export const wireVersion = 2;
