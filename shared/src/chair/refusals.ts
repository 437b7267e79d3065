import { z } from 'zod';
import { presetProblemSchema } from '../alarms/preset-problems.ts';
import { personIdSchema } from '../ids.ts';
import { protocolProblemSchema } from '../protocols/problems.ts';
import { phaseSchema } from './phase.ts';

/** Why a command was refused: codes and parameters, the screen has the words and says what to do (UI21). */
export const refusalSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('not-permitted') }),
  z.object({ type: z.literal('no-person-chosen') }),
  /** Nobody is signed in at this screen, or nobody has touched it for a while: what was asked can be done after signing in. */
  z.object({
    type: z.literal('sign-in-needed'),
    why: z.enum(['nobody', 'locked', 'expired', 'must-change-password']),
  }),
  /** The voucher was used already, or is older than a minute. */
  z.object({ type: z.literal('voucher-spent') }),
  /** The person, or the screen, has nothing to do with this chair. */
  z.object({ type: z.literal('not-your-chair') }),
  /** Only at the chair, unless the clinic's settings say otherwise (UI19); null: never from afar. */
  z.object({ type: z.literal('not-from-afar'), kind: z.enum(['acknowledge', 'limits', 'order']).nullable() }),
  z.object({ type: z.literal('unknown-chair') }),
  z.object({ type: z.literal('unknown-protocol') }),
  z.object({ type: z.literal('unknown-device') }),
  z.object({ type: z.literal('no-session') }),
  z.object({ type: z.literal('session-already-open') }),
  /** The screen showed another session than the one the chair has now. */
  z.object({ type: z.literal('session-changed') }),
  z.object({ type: z.literal('wrong-phase'), phase: phaseSchema }),
  z.object({ type: z.literal('no-readings-for-baseline') }),
  z.object({ type: z.literal('baseline-missing') }),
  z.object({ type: z.literal('reason-missing') }),
  /** How that infusion ended is said, or it was not stopped. */
  z.object({ type: z.literal('stop-said') }),
  z.object({ type: z.literal('limit-out-of-range'), min: z.number(), max: z.number() }),
  /** The preset has no medium limit on that side: there is nothing to move. */
  z.object({ type: z.literal('limit-not-there') }),
  z.object({ type: z.literal('nothing-to-undo') }),
  z.object({ type: z.literal('undo-expired') }),
  z.object({ type: z.literal('not-the-author') }),
  z.object({ type: z.literal('unknown-entry') }),
  z.object({ type: z.literal('observation-not-over'), readyAtMs: z.number() }),
  /** It is over, and nothing of it is kept: there is nothing to acknowledge. */
  z.object({ type: z.literal('occurrence-gone') }),
  /** Somebody was first (AL13). */
  z.object({
    type: z.literal('already-acknowledged'),
    personId: personIdSchema.nullable(),
    atMs: z.number(),
  }),
  /** It has become worse between the finger and the gateway (AL14). */
  z.object({ type: z.literal('occurrence-risen') }),
  z.object({ type: z.literal('no-desk-audible') }),
  z.object({ type: z.literal('device-alarms-unconfirmed') }),
  z.object({ type: z.literal('device-in-use') }),
  z.object({ type: z.literal('device-not-bound') }),
  z.object({ type: z.literal('unknown-line') }),
  /** The family has not that kind of link, or not that choice. */
  z.object({ type: z.literal('line-not-of-family') }),
  /** Another line has that port, or that device's name. */
  z.object({ type: z.literal('line-taken'), lineId: z.string() }),
  z.object({ type: z.literal('too-many-lines'), atMost: z.number() }),
  /** This browser's connection to the device is not known here, or was given to another. */
  z.object({ type: z.literal('unknown-link') }),
  /** Of Bluetooth devices at one screen. */
  z.object({ type: z.literal('too-many-links'), atMost: z.number() }),
  /** Of them, within a minute. */
  z.object({ type: z.literal('opened-too-often') }),
  /** With everything that is wrong with it (AL40). */
  z.object({ type: z.literal('preset-invalid'), problems: z.array(presetProblemSchema) }),
  z.object({ type: z.literal('unknown-preset') }),
  z.object({ type: z.literal('preset-already-signed') }),
  /** A newer version of it is signed: the order of versions is the order of their use. */
  z.object({ type: z.literal('preset-outdated') }),
  z.object({ type: z.literal('too-many-presets'), atMost: z.number() }),

  // ── the chart and the session around it ──
  /** A name, and a clinic number or a date of birth (SE11). */
  z.object({ type: z.literal('identifier-missing') }),
  z.object({ type: z.literal('date-impossible') }),
  z.object({ type: z.literal('patient-unconfirmed') }),
  /** Only a physician may go on from here, with a reason, or release it (SE13, SE22). */
  z.object({
    type: z.literal('needs-physician'),
    why: z.enum(['no-baseline', 'amber', 'red', 'incomplete', 'no-monitor', 'unmet']),
  }),
  z.object({ type: z.literal('gate-green') }),
  z.object({ type: z.literal('cuff-on-iv-arm') }),
  z.object({ type: z.literal('happened-in-future') }),
  z.object({ type: z.literal('happened-before-session'), openedAtMs: z.number() }),
  /** A side effect can neither change nor end before it began. */
  z.object({ type: z.literal('happened-before-onset'), onsetAtMs: z.number() }),
  z.object({ type: z.literal('too-many-entries'), atMost: z.number() }),
  /** It was undone, struck or corrected already. */
  z.object({ type: z.literal('entry-over') }),
  /** A correction is of the same kind as what it corrects, or strikes it. */
  z.object({ type: z.literal('other-kind') }),
  z.object({ type: z.literal('side-effect-over') }),
  z.object({ type: z.literal('oxygen-not-given') }),
  z.object({ type: z.literal('score-out-of-range'), min: z.number(), max: z.number() }),
  z.object({ type: z.literal('nothing-entered') }),
  z.object({ type: z.literal('pressure-order') }),
  z.object({ type: z.literal('unknown-item') }),
  z.object({ type: z.literal('nothing-to-put-off') }),
  z.object({ type: z.literal('off-monitor-already') }),
  z.object({ type: z.literal('not-off-monitor') }),
  /** Nothing is started while nobody can see how the patient is (SE29), … */
  z.object({ type: z.literal('off-monitor') }),
  /** … or while the patient leaves (SE31). */
  z.object({ type: z.literal('departing') }),
  z.object({ type: z.literal('same-patient') }),
  z.object({ type: z.literal('no-reattribution') }),
  z.object({ type: z.literal('same-person') }),
  z.object({ type: z.literal('departing-already') }),
  z.object({ type: z.literal('not-departing') }),
  z.object({ type: z.literal('no-evacuation') }),
  /** With the criteria that are not met (SE21). */
  z.object({ type: z.literal('not-ready'), unmet: z.array(z.string()) }),
  z.object({ type: z.literal('ready-already') }),
  z.object({ type: z.literal('nothing-unmet') }),

  // ── handover and calls ──
  z.object({ type: z.literal('handover-offered-already') }),
  z.object({ type: z.literal('no-handover') }),
  /** It was offered to somebody else. */
  z.object({ type: z.literal('handover-to-other'), to: personIdSchema }),
  /** Whose chair it is hands it over, or takes her offer back. */
  z.object({ type: z.literal('chair-of-other'), personId: personIdSchema }),
  /** It was to go to somebody who has nothing to do with this chair. */
  z.object({ type: z.literal('beyond-their-reach'), personId: personIdSchema }),
  /** Between the look and the tap it became another's (SE20). */
  z.object({ type: z.literal('taken-already'), personId: personIdSchema.nullable() }),
  z.object({ type: z.literal('limits-unconfirmed') }),
  /** They were moved after they were confirmed. */
  z.object({ type: z.literal('limits-moved-since') }),
  /** A handover is accepted by PIN, at one's own open screen too. */
  z.object({ type: z.literal('pin-needed') }),
  z.object({ type: z.literal('not-a-nurse') }),
  z.object({ type: z.literal('escalated-already') }),
  z.object({ type: z.literal('escalation-over') }),
  /** By somebody, in words the card did not show yet (ES11). */
  z.object({
    type: z.literal('answered-already'),
    personId: personIdSchema,
    atMs: z.number(),
    answer: z.string(),
  }),

  // ── protocols, settings, the record ──
  z.object({ type: z.literal('unknown-person') }),
  z.object({ type: z.literal('last-administrator') }),
  /** Somebody else has changed them since the screen showed them. */
  z.object({ type: z.literal('person-changed-since') }),
  z.object({ type: z.literal('unknown-screen') }),
  /** A patient's name leaves the house encrypted or not at all. */
  z.object({ type: z.literal('pager-needs-https') }),
  /** With everything that is wrong with it (SE10). */
  z.object({ type: z.literal('protocol-invalid'), problems: z.array(protocolProblemSchema) }),
  z.object({ type: z.literal('protocol-already-signed') }),
  z.object({ type: z.literal('protocol-outdated') }),
  z.object({ type: z.literal('too-many-protocols'), atMost: z.number() }),
  z.object({ type: z.literal('unknown-session') }),
  z.object({ type: z.literal('session-running') }),
  z.object({ type: z.literal('evacuating-already') }),
]);
export type Refusal = z.infer<typeof refusalSchema>;
