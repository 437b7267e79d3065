import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import { bluetoothUuid } from '@chairside/shared/devices/families.ts';
import { protocolById } from '@chairside/shared/protocols/registry.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { RequestName } from '@chairside/shared/wire.ts';

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
const reason = 'for the test of who may';

/** A body that fits of every command at a chair: whether the domain would do it just now is another question. */
export const chairCommandBodies: Readonly<Record<ChairCommandType, object>> = {
  'open-session': { patient, protocolId: 'iv-ketamine-40', series: null },
  'set-baseline': {},
  'set-limit': { parameter: 'spo2Percent', direction: 'low', value: 88, reason },
  'score-moaas': { score: 5 },
  'start-infusion': { withoutBaseline: null, again: null, areDeviceAlarmsOn: true },
  'release-start': { reason },
  'chart-entry': { entry: { kind: 'oxygen', flowLPerMin: 2 }, happenedAtMs: null },
  'undo-entry': { seq: 999 },
  'put-off-cuff': {},
  'leave-monitor': { reason: 'toilet', companion: 'M. Chen' },
  'return-to-monitor': {},
  'propose-reattribution': { patient, reason },
  'withdraw-reattribution': {},
  'confirm-reattribution': { patient },
  'begin-departure': { kind: 'transferred', reason, destination: 'the ward' },
  'withdraw-departure': {},
  'note-pump-stopped': {},
  'release-discharge': { reason },
  'record-ready': { reason: null },
  'withdraw-ready': { reason },
  'pause-infusion': { reason: 'line' },
  'resume-infusion': {},
  'stop-infusion': { stop: { kind: 'completed' } },
  'explain-stop': { infusion: 1, stop: { kind: 'completed' } },
  'undo-step': { seq: 999 },
  'correct-entry': { seq: 999, note: reason },
  'cancel-session': {},
  'close-session': { outcome: 'discharged', early: null },
  'acknowledge-alarm': { occurrence: 999, reason: null },
  'pause-audio': {},
  'end-audio-pause': {},
  'delegate-sound': {},
  'return-sound': {},
  'revert-limits': {},
  'note-limbs': { cuff: 'left-arm', probe: 'right-hand' },
  'ask-for-cuff': {},
  'offer-handover': { to: null, note: null },
  'withdraw-handover': {},
  'accept-handover': { limitsConfirmedSeq: 1 },
  'take-chair': { reason, from: null },
  escalate: { ask: '@please-come', occurrence: null },
  'see-escalation': { escalation: 999 },
  'answer-escalation': { escalation: 999, answer: '@coming' },
  'close-escalation': { escalation: 999 },
};

const { version: _numbered, ...protocol } = protocolById('intranasal-esketamine')!;

/** The same of the site; what they name is not there, where naming what is there would change who may what. */
export const siteCommandBodies: Readonly<Record<SiteCommand['type'], object>> = {
  'bind-device': { deviceId: 'no-such-device', chair: '1' },
  'unbind-device': { deviceId: 'no-such-device' },
  'set-line': {
    line: {
      lineId: 'no-such-line',
      family: 'nonin-df7',
      transport: { type: 'tcp', host: '127.0.0.1', port: 1 },
      deviceId: 'no-such-device',
      options: { speed: 'no-such-choice' },
    },
  },
  'remove-line': { lineId: 'no-such-line' },
  'rank-devices': { chair: '1', deviceIds: ['no-such-device'] },
  'set-device-class': { deviceId: 'no-such-device', isMonitor: true },
  'set-wellness-alarms': { isAllowed: false },
  'draft-preset': { preset: { ...ivKetaminePreset, id: 'no-such-preset' }, basedOn: 1 },
  'sign-preset': { id: 'no-such-preset', version: 1 },
  'draft-protocol': { protocol: { ...protocol, id: 'no-such-protocol' }, basedOn: 1 },
  'sign-protocol': { id: 'no-such-protocol', version: 1 },
  'set-medicines': { medicines: [] },
  'set-retention': { months: null },
  'change-person': {
    person: { personId: 'no-such-person', name: 'Nobody', role: 'nurse', chairs: null, isActive: true },
  },
  'unpair-screen': { screenId: 'no-such-screen' },
  'set-afar': { afar: { mayAcknowledge: false, mayMoveLimits: false, mayOrder: false } },
  'set-escalation-words': { words: { asks: ['@please-come'], answers: ['@coming'] } },
  'set-idle-lock': { afterMs: 300_000 },
  'set-webhook': { webhook: null },
  'erase-session': { session: 'no-such-session', reason },
  'begin-evacuation': {},
  'end-evacuation': {},
  'begin-self-test': {},
  'record-self-test': {
    result: {
      isRecording: true,
      wallClockOffMs: 0,
      chairs: [],
      heard: { high: true, medium: true, low: true },
    },
  },
};

/** And of what a screen asks besides, at a chair. */
export function screenRequestBodies(chair: string): Readonly<Record<ScreenRequest, object>> {
  return {
    'chair:join': { chair, after: null },
    'chair:leave': { chair },
    'overview:join': {},
    'overview:leave': {},
    'person:choose': { personId: 'nurse-1' },
    'escalation:shown': { chair, escalation: 1 },
    'site:presets': {},
    'site:protocols': {},
    'site:self-check': { screenNowMs: 0 },
    'chair:alarm-log': { chair },
    'site:alarm-burden': { sinceMs: 0 },
    'screen:heartbeat': { seqByChair: {} },
    'bluetooth:open': {
      link: `link-at-${chair}`,
      family: 'bluetooth-oximeter',
      name: 'Oximeter',
      key: `key-at-${chair}`,
    },
    'bluetooth:failed': {
      family: 'bluetooth-oximeter',
      name: 'Oximeter',
      key: `key-at-${chair}`,
      why: 'out-of-reach',
    },
    'bluetooth:packet': {
      link: 'no-such-link',
      characteristic: bluetoothUuid(0x2a5f),
      bytes: new Uint8Array(5),
    },
    'bluetooth:close': { link: 'no-such-link', why: 'let-go' },
    'devices:watch': { framesOf: null },
    'devices:unwatch': {},
    'wave:follow': { chair },
    'wave:leave': { chair },
  };
}

export type ScreenRequest = Exclude<RequestName, `${'chair' | 'site'}:command` | `simulation:${string}`>;
