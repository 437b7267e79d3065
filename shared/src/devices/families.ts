import { parameterIds, type ParameterId } from '../vitals/parameters.ts';
import type { SourceClass } from './source-class.ts';

/**
 * A family of devices: those that say the same things in the same bytes. What it is, is data; how its bytes are read is the
 * driver's, at the gateway (DD1). Screens know no more of a family than stands here.
 */
export type Family = {
  readonly id: string;
  /** As its makers call it; not translated. */
  readonly label: string;
  readonly measures: readonly ParameterId[];
  readonly sourceClass: SourceClass;
  /** How its bytes reach the gateway. `mllp`: the device connects; `serial`, `tcp`: the gateway opens a line to it. */
  readonly transports: readonly TransportType[];
  /**
   * A link that carries nothing for so long is taken for gone, and opened again; null: silence says nothing (a cuff that
   * comes, tells and goes).
   */
  readonly silentAfterMs: number | null;
  readonly serial?: SerialSettings;
  readonly bluetooth?: BluetoothProfile;
  /** What may be chosen for one line of it; the first of each is the one where nobody chose. */
  readonly options: Readonly<Record<string, readonly [string, ...string[]]>>;
};

export const transportTypes = ['mllp', 'serial', 'tcp', 'bluetooth'] as const;
export type TransportType = (typeof transportTypes)[number];

export type SerialSettings = {
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
};

/**
 * What a browser has to ask for, listen to and read before it passes bytes on; it decodes none of them. UUIDs are whole and
 * in lower case, as Web Bluetooth gives them.
 */
export type BluetoothProfile = {
  readonly service: string;
  /** Notified or indicated. Those a device has not are passed over, as long as it has one of them. */
  readonly listens: readonly string[];
  /** Of these what is said once: it waits for the gateway however long, for it says when it was measured, or counts as kept (BT7). */
  readonly once: readonly string[];
  /** Read once after connecting. */
  readonly reads: readonly string[];
  /** What the driver may write to. */
  readonly writes: readonly string[];
  readonly furtherServices: readonly string[];
};

/** A 16-bit number the Bluetooth SIG gave, as a whole UUID. */
export function bluetoothUuid(number: number): string {
  return `0000${number.toString(16).padStart(4, '0')}-0000-1000-8000-00805f9b34fb`;
}

const eightNone = { dataBits: 8, parity: 'none', stopBits: 1 } as const;
const at9600: SerialSettings = { baudRate: 9_600, ...eightNone };
const oximetry = ['spo2Percent', 'pulseRateBpm'] as const;
const perfused = [...oximetry, 'perfusionIndexPercent'] as const;
const cuff = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg', 'cuffPulseRateBpm'] as const;

const batteryService = bluetoothUuid(0x180f);
const batteryLevel = bluetoothUuid(0x2a19);

function nonin(id: string, format: string, sourceClass: SourceClass = 'monitor'): Family {
  return {
    id,
    label: `Nonin serial, data format ${format}`,
    measures: oximetry,
    sourceClass,
    transports: ['serial', 'tcp'],
    silentAfterMs: sourceClass === 'monitor' ? 3_000 : null,
    serial: at9600,
    options: {},
  };
}

export const families = {
  hl7: {
    id: 'hl7',
    label: 'HL7 v2 ORU^R01 over MLLP',
    measures: parameterIds,
    sourceClass: 'monitor',
    transports: ['mllp', 'tcp'],
    silentAfterMs: 60_000,
    options: { dialect: ['auto', 'pcd-01', 'mindray', 'comen', 'nihon-kohden', 'philips'] },
  },
  // What stands behind a standard service may be made for patients or not; a person says that it is a monitor (DV15).
  'bluetooth-oximeter': {
    id: 'bluetooth-oximeter',
    label: 'Bluetooth Pulse Oximeter Service (0x1822)',
    measures: perfused,
    sourceClass: 'spot-check',
    transports: ['bluetooth'],
    silentAfterMs: 5_000,
    bluetooth: {
      service: bluetoothUuid(0x1822),
      listens: [bluetoothUuid(0x2a5f), bluetoothUuid(0x2a5e), batteryLevel],
      once: [bluetoothUuid(0x2a5e)],
      reads: [bluetoothUuid(0x2a60), batteryLevel],
      writes: [],
      furtherServices: [batteryService],
    },
    options: {},
  },
  'bluetooth-cuff': {
    id: 'bluetooth-cuff',
    label: 'Bluetooth Blood Pressure Service (0x1810)',
    measures: cuff,
    sourceClass: 'spot-check',
    transports: ['bluetooth'],
    silentAfterMs: null,
    bluetooth: {
      service: bluetoothUuid(0x1810),
      listens: [bluetoothUuid(0x2a35), bluetoothUuid(0x2a36), batteryLevel],
      once: [bluetoothUuid(0x2a35)],
      reads: [bluetoothUuid(0x2a49), batteryLevel],
      writes: [bluetoothUuid(0x2a08)],
      furtherServices: [batteryService],
    },
    options: {},
  },
  'nonin-3230': {
    id: 'nonin-3230',
    label: 'Nonin 3230 / 3150 Bluetooth',
    measures: perfused,
    sourceClass: 'spot-check',
    transports: ['bluetooth'],
    silentAfterMs: 5_000,
    bluetooth: {
      service: '46a970e0-0d5f-11e2-8b5e-0002a5d5c51b',
      listens: ['0aad7ea0-0d60-11e2-8e3c-0002a5d5c51b', 'ec0a9302-4d24-11e7-b114-b2f933d5fe66'],
      once: [],
      reads: [],
      writes: [],
      furtherServices: [],
    },
    options: {},
  },
  'masimo-mightysat': {
    id: 'masimo-mightysat',
    label: 'Masimo MightySat Bluetooth',
    measures: perfused,
    sourceClass: 'wellness',
    transports: ['bluetooth'],
    silentAfterMs: 5_000,
    bluetooth: {
      service: '54c21000-a720-4b4f-11e4-9fe20002a5d5',
      listens: ['54c21002-a720-4b4f-11e4-9fe20002a5d5'],
      once: [],
      reads: [],
      writes: ['54c21001-a720-4b4f-11e4-9fe20002a5d5'],
      furtherServices: [],
    },
    options: {},
  },
  'nonin-df2': nonin('nonin-df2', '2'),
  'nonin-df7': nonin('nonin-df7', '7'),
  'nonin-df8': nonin('nonin-df8', '8'),
  'nonin-df13': nonin('nonin-df13', '13', 'spot-check'),
  'masimo-ascii1': {
    id: 'masimo-ascii1',
    label: 'Masimo serial, ASCII 1',
    measures: perfused,
    sourceClass: 'monitor',
    transports: ['serial', 'tcp'],
    silentAfterMs: 5_000,
    serial: at9600,
    options: {},
  },
  'ivy-450c': {
    id: 'ivy-450c',
    label: 'Ivy 450C, ANSAR-B stream',
    measures: [...oximetry, ...cuff],
    sourceClass: 'monitor',
    transports: ['serial', 'tcp'],
    silentAfterMs: 5_000,
    serial: at9600,
    options: {},
  },
  'suntech-advantage': {
    id: 'suntech-advantage',
    label: 'SunTech Advantage NIBP module (read only)',
    measures: cuff,
    sourceClass: 'monitor',
    transports: ['serial', 'tcp'],
    silentAfterMs: 10_000,
    serial: at9600,
    options: {},
  },
} as const satisfies Record<string, Family>;

export type FamilyId = keyof typeof families;
export const familyIds = Object.keys(families) as unknown as readonly [FamilyId, ...FamilyId[]];

/** What a family that is not ours may be called as well: the type of our own is not asked for. */
export function familyOf(id: string): Family | null {
  return Object.hasOwn(families, id) ? families[id as FamilyId] : null;
}
