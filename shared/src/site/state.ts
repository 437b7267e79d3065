import type { ChairId, DeviceId, PersonId } from '../ids.ts';
import { factoryEscalationWords, type EscalationWords } from '../escalation/words.ts';
import { nothingFromAfar, type Afar } from '../people/afar.ts';
import type { FamilyId } from '../devices/families.ts';
import type { Line } from '../devices/line.ts';
import type { SourceClass } from '../devices/source-class.ts';
import type { PairedScreen, Person } from '../people/people.ts';
import type { SiteEvent, SiteEventType } from './events.ts';
import type { ProtocolOffered } from '../protocols/protocol.ts';
import type { Medicine } from './medicines.ts';
import type { PresetVersion } from './presets.ts';
import type { ProtocolVersion } from './protocols.ts';
import type { SelfTest } from './self-test.ts';
import { withDraft, withSignature } from './versions.ts';

export type SiteState = {
  readonly seq: number;
  readonly chairs: readonly ChairId[];
  /** Also those who come in no more: the record names them. */
  readonly people: readonly Person[];
  readonly screens: readonly PairedScreen[];
  readonly afar: Afar;
  readonly escalationWords: EscalationWords;
  /** A screen nobody touches for so long asks for a PIN before it does anything (UI14). */
  readonly idleLockMs: number;
  readonly webhook: Webhook | null;
  readonly timeZone: string;
  readonly isSimulation: boolean;
  /** One chair a device, at most (DD8). */
  readonly chairByDevice: Readonly<Record<DeviceId, ChairId>>;
  /** Since when; what the device measured before belongs to wherever it was then. */
  readonly boundAtMsByDevice: Readonly<Record<DeviceId, number>>;
  /** What the gateway opens by itself. */
  readonly lines: readonly Line[];
  /** What speaks first at a chair for what several measure; best first. */
  readonly rankByChair: Readonly<Record<ChairId, readonly DeviceId[]>>;
  /** What kind of device each is that has been heard as another than a monitor. */
  readonly knownDevices: Readonly<Record<DeviceId, KnownDevice>>;
  /** Alarms hang on devices that are not made for patients. */
  readonly doesWellnessAlarm: boolean;
  /** Every version drafted here, in the order they were; the factory's are not among them. */
  readonly presets: readonly PresetVersion[];
  /** Every version of a protocol drafted here, in the order they were; the factory's are not among them. */
  readonly protocols: readonly ProtocolVersion[];
  readonly medicines: readonly Medicine[];
  /** How long closed sessions are kept; null: for ever. */
  readonly retentionMonths: number | null;
  /** Since when the clinic is being left; null while it is not (SE32). */
  readonly evacuatingSinceMs: number | null;
  readonly lastSelfTest: LastSelfTest | null;
};

export type KnownDevice = {
  readonly family: FamilyId;
  readonly sourceClass: SourceClass;
  /** By a person, whatever it was heard as (DV15). */
  readonly isCalledMonitor?: true;
};

/** Undefined: nothing was noted of it. A device may be called like anything an object has of its own. */
export function knownDevice(
  knownDevices: SiteState['knownDevices'],
  deviceId: DeviceId,
): KnownDevice | undefined {
  return Object.hasOwn(knownDevices, deviceId) ? knownDevices[deviceId] : undefined;
}

/** What kind of device it is; a monitor where nobody has heard otherwise. */
export function sourceClassOf(
  { knownDevices }: Pick<SiteState, 'knownDevices'>,
  deviceId: DeviceId,
): SourceClass {
  const known = knownDevice(knownDevices, deviceId);
  return known === undefined || known.isCalledMonitor === true ? 'monitor' : known.sourceClass;
}

/** Where the clinic's pager is told (signed JSON), and what became of the last message. */
export type Webhook = {
  readonly url: string;
  readonly namesPatients: boolean;
  readonly last: { readonly atMs: number; readonly isDelivered: boolean; readonly why: string | null } | null;
};

export const factoryIdleLockMs = 5 * 60_000;

export type LastSelfTest = {
  readonly atMs: number;
  readonly by: PersonId | null;
  readonly result: SelfTest;
};

/** What every screen is told of the site. The presets are left out: large, seldom wanted, and asked for (`site:presets`). */
export type SiteShown = Omit<SiteState, 'presets' | 'protocols'> & {
  /** What a session can be opened with now. */
  readonly protocolsOffered: readonly ProtocolOffered[];
};

export type Binding = { readonly chair: ChairId; readonly sinceMs: number };

/** Where the device is bound; null when nowhere. What a device calls itself is its own affair: also `constructor`. */
export function bindingOf(
  { chairByDevice, boundAtMsByDevice }: Pick<SiteState, 'chairByDevice' | 'boundAtMsByDevice'>,
  deviceId: DeviceId,
): Binding | null {
  const chair = Object.hasOwn(chairByDevice, deviceId) ? chairByDevice[deviceId] : undefined;
  return chair === undefined ? null : { chair, sinceMs: boundAtMsByDevice[deviceId] ?? 0 };
}

export type BoundDevice = { readonly deviceId: DeviceId; readonly sinceMs: number };

/** Those of one chair, and since when. Asked for with every reading, so it is worked out once for each state of the site. */
export function devicesBoundTo(site: SiteState, chair: ChairId): readonly BoundDevice[] {
  const known = boundByState.get(site.chairByDevice) ?? boundByChair(site);
  boundByState.set(site.chairByDevice, known);
  return known.get(chair) ?? [];
}

const boundByState = new WeakMap<SiteState['chairByDevice'], ReadonlyMap<ChairId, readonly BoundDevice[]>>();

function boundByChair({ chairByDevice, boundAtMsByDevice }: SiteState) {
  const devices = new Map<ChairId, BoundDevice[]>();
  for (const [id, chair] of Object.entries(chairByDevice)) {
    const deviceId = id as DeviceId;
    const bound = devices.get(chair) ?? [];
    bound.push({ deviceId, sinceMs: boundAtMsByDevice[deviceId] ?? 0 });
    devices.set(chair, bound);
  }
  return devices;
}

export const emptySite: SiteState = {
  seq: 0,
  chairs: [],
  people: [],
  screens: [],
  afar: nothingFromAfar,
  escalationWords: factoryEscalationWords,
  idleLockMs: factoryIdleLockMs,
  webhook: null,
  timeZone: 'UTC',
  isSimulation: false,
  chairByDevice: {},
  boundAtMsByDevice: {},
  lines: [],
  rankByChair: {},
  knownDevices: {},
  doesWellnessAlarm: false,
  presets: [],
  protocols: [],
  medicines: [],
  retentionMonths: null,
  evacuatingSinceMs: null,
  lastSelfTest: null,
};

export function evolveSite(site: SiteState, event: SiteEvent): SiteState {
  const next = { ...site, seq: event.seq };
  switch (event.type) {
    case 'site-opened': {
      const people = event.body.people.map((one) => ({ ...one, chairs: null, isActive: true }));
      return { ...next, ...event.body, people };
    }
    case 'person-added':
      return { ...next, people: [...site.people, event.body.person] };
    case 'person-changed': {
      const { person } = event.body;
      const people = site.people.map((one) => (one.personId === person.personId ? person : one));
      return { ...next, people };
    }
    case 'screen-paired':
      return { ...next, screens: [...site.screens, event.body.screen] };
    case 'screen-unpaired':
      return { ...next, screens: site.screens.filter(({ screenId }) => screenId !== event.body.screenId) };
    case 'afar-set':
      return { ...next, afar: event.body.afar };
    case 'escalation-words-set':
      return { ...next, escalationWords: event.body.words };
    case 'idle-lock-set':
      return { ...next, idleLockMs: event.body.afterMs };
    case 'webhook-set':
      return { ...next, webhook: event.body.webhook === null ? null : { ...event.body.webhook, last: null } };
    case 'webhook-delivered':
      return { ...next, webhook: withLast(site.webhook, { atMs: event.atMs, isDelivered: true, why: null }) };
    case 'webhook-failed': {
      const { why } = event.body;
      return { ...next, webhook: withLast(site.webhook, { atMs: event.atMs, isDelivered: false, why }) };
    }
    case 'device-bound':
      return {
        ...next,
        chairByDevice: { ...site.chairByDevice, [event.body.deviceId]: event.body.chair },
        boundAtMsByDevice: { ...site.boundAtMsByDevice, [event.body.deviceId]: event.atMs },
      };
    case 'device-unbound': {
      const { [event.body.deviceId]: _unbound, ...rest } = site.chairByDevice;
      const { [event.body.deviceId]: _since, ...sinces } = site.boundAtMsByDevice;
      return { ...next, chairByDevice: rest, boundAtMsByDevice: sinces };
    }
    case 'line-set': {
      const { line } = event.body;
      return { ...next, lines: [...site.lines.filter(({ lineId }) => lineId !== line.lineId), line] };
    }
    case 'line-removed':
      return { ...next, lines: site.lines.filter(({ lineId }) => lineId !== event.body.lineId) };
    case 'devices-ranked': {
      const { chair, deviceIds } = event.body;
      return { ...next, rankByChair: { ...site.rankByChair, [chair]: deviceIds } };
    }
    case 'device-known': {
      const { deviceId, ...known } = event.body;
      return { ...next, knownDevices: { ...site.knownDevices, [deviceId]: known } };
    }
    case 'device-class-set': {
      const { deviceId, isMonitor } = event.body;
      const known = knownDevice(site.knownDevices, deviceId);
      if (known === undefined) return next;
      const { isCalledMonitor: _before, ...heardAs } = known;
      const device = isMonitor ? { ...heardAs, isCalledMonitor: true as const } : heardAs;
      return { ...next, knownDevices: { ...site.knownDevices, [deviceId]: device } };
    }
    case 'wellness-alarms-set':
      return { ...next, doesWellnessAlarm: event.body.isAllowed };
    case 'preset-drafted': {
      const { preset: content, basedOn } = event.body;
      return { ...next, presets: withDraft(site.presets, { content, basedOn }, event) };
    }
    case 'preset-signed':
      return { ...next, presets: withSignature(site.presets, event.body, event) };
    case 'protocol-drafted': {
      const { protocol: content, basedOn } = event.body;
      return { ...next, protocols: withDraft(site.protocols, { content, basedOn }, event) };
    }
    case 'protocol-signed':
      return { ...next, protocols: withSignature(site.protocols, event.body, event) };
    case 'medicines-set':
      return { ...next, medicines: event.body.medicines };
    case 'retention-set':
      return { ...next, retentionMonths: event.body.months };
    case 'evacuation-began':
      return { ...next, evacuatingSinceMs: event.atMs };
    case 'evacuation-ended':
      return { ...next, evacuatingSinceMs: null };
    case 'self-test-done': {
      const lastSelfTest = { atMs: event.atMs, by: event.actor?.personId ?? null, result: event.body };
      return { ...next, lastSelfTest };
    }
    case 'gateway-started':
    case 'wall-clock-stepped':
    case 'self-test-begun':
    case 'signed-in':
    case 'signed-out':
    case 'sign-in-refused':
    case 'password-set':
    case 'pin-set':
    case 'deed-refused':
      return next;
  }
}

/** Facts that stand in the record, and change nothing anybody is shown. */
export function isOfRecordOnly(type: SiteEventType): boolean {
  return ofRecordOnly.has(type);
}

const ofRecordOnly: ReadonlySet<SiteEventType> = new Set([
  'signed-in',
  'signed-out',
  'sign-in-refused',
  'password-set',
  'pin-set',
  'deed-refused',
]);

/** What every chair has to think over. */
export function isOfAllChairs(type: SiteEventType): boolean {
  return ofAllChairs.has(type);
}

const ofAllChairs: ReadonlySet<SiteEventType> = new Set([
  'evacuation-began',
  'evacuation-ended',
  'person-changed',
  'device-known',
  'wellness-alarms-set',
]);

function withLast(webhook: Webhook | null, last: NonNullable<Webhook['last']>): Webhook | null {
  return webhook === null ? null : { ...webhook, last };
}
