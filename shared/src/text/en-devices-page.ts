import type { BluetoothWhy, BrowserLinkWhy } from '../devices/bluetooth-why.ts';
import type { DeviceCondition, LinkState, RejectedWhy } from '../devices/shown.ts';
import type { LinkWhy } from '../devices/link-why.ts';
import type { TransportType } from '../devices/families.ts';
import type { SourceClass } from '../devices/source-class.ts';

/** The words of the devices page, loaded with it. */

const state: Readonly<Record<LinkState, string>> = {
  open: 'Open',
  silent: 'Silent',
  opening: 'Being opened',
  waiting: 'Not open',
  gone: 'Gone',
};

const condition: Readonly<Record<DeviceCondition, string>> = {
  'probe-off': 'probe off',
  'weak-signal': 'weak signal',
  searching: 'searching for a pulse',
  'battery-low': 'battery low',
  'cuff-inflating': 'cuff inflating',
  fault: 'fault',
};

const rejected: Readonly<Record<RejectedWhy, string>> = {
  malformed: 'can not be read',
  'unknown-unit': 'unit missing or unknown',
  impossible: 'impossible number',
  oversized: 'frame without an end',
  garbage: 'belongs to no frame',
  simulated: 'simulated, not taken here',
  'not-simulated': 'not simulated, not taken in the demo',
  'name-taken': 'name of another device',
  stored: 'from memory, demo or test',
};

const transport: Readonly<Record<TransportType, string>> = {
  mllp: 'Calls the gateway',
  serial: 'Serial port',
  tcp: 'TCP',
  bluetooth: 'Bluetooth',
};

const sourceClass: Readonly<Record<Exclude<SourceClass, 'monitor'>, string>> = {
  'spot-check': 'Spot check',
  wellness: 'Wellness device',
};

/** In the words of the gateway, of a line (`LinkWhy`) and of what calls by itself; and what to do. */
const ofLine: Readonly<Record<LinkWhy, string>> = {
  'not-found': 'There is no such port, or no such name in the network. Is the adapter plugged in?',
  'not-allowed': 'The gateway may not open this port. Give its account the right to.',
  'port-taken': 'Another line, or another program, has this port.',
  'not-a-port': 'What stands there is no serial port. Check the path.',
  refused: 'Nobody answers at that address and port. Is the device on, and is the port right?',
  unreachable: 'There is no way to that address, or no answer in time. Check the cable and the address.',
  unplugged: 'The port went away. Was the adapter pulled out?',
  closed: 'The other end hung up.',
  broken: 'The connection broke.',
  silent: 'Nothing came for too long. Is the device on, and does it send by itself?',
  'no-good-frame': 'Bytes come, but none that this device sends. Check the kind of device and the speed.',
  'hung-up': 'What came could not be followed any more. It is begun anew.',
  'driver-failed': 'What came could not be handled. See the log of the gateway.',
};

/** Of a Bluetooth device, in the words of the browser that holds it (`BluetoothWhy`) and of the gateway. */
const ofBluetooth: Readonly<Record<BluetoothWhy | Exclude<BrowserLinkWhy, LinkWhy>, string>> = {
  'permission-refused':
    'The tablet’s browser does not let the page have it. Allow it there, or connect it anew.',
  'out-of-reach': 'The tablet does not reach it. Is it switched on, near, and at no other tablet?',
  disconnected: 'Its connection to the tablet was lost.',
  'service-missing': 'It is another kind of device than was chosen at the tablet. Choose its kind anew.',
  unknown: 'The tablet could not connect it, and says no more. Switch the device off and on.',
  'let-go': 'Somebody let it go at the tablet.',
  again: 'It is being connected anew.',
  'not-opened': 'The tablet had it, and was not let in with it. Sign in there.',
  'opened-again': 'It was opened anew, here or in another window.',
  'too-much': 'It sent more than such a device does.',
  'screen-gone': 'The tablet that held it is gone. Open its page again.',
};

const why: Readonly<Record<string, string>> = {
  ...ofLine,
  ...ofBluetooth,
  ECONNRESET: 'The other end broke the connection.',
  EPIPE: 'The other end broke the connection.',
  idle: 'Nothing came for an hour.',
  oversized: 'A frame came that never ended.',
  fault: 'What came could not be answered. See the log of the gateway.',
};

export const devicesPage = {
  title: 'Devices',
  loading: 'Asking the gateway for the devices',
  state,
  condition,
  rejected,
  transport,
  sourceClass,
  why,
  otherWhy: (code: string) => `The gateway says: ${code}.`,
  noAlarm: 'Wellness device: no alarm',
  unbound: 'At no chair',
  unboundHint: 'What sends and is bound to no chair. Bind it once its number is the one on its own display.',
  noneAtChairs: 'No device is bound to a chair.',
  noneUnbound: 'Every device that sends is bound to a chair.',
  device: {
    connected: 'Heard',
    silent: (age: string) => `Silent for ${age}`,
    never: 'Not heard since the gateway started',
    battery: (percent: number) => `Battery ${percent} %`,
    batteryVolt: (volt: string) => `Battery ${volt} V`,
    clockAhead: (time: string) => `Clock ${time} ahead`,
    clockBehind: (time: string) => `Clock ${time} behind`,
    clockRight: 'Clock right',
    drift: (secondsPerHour: string) => `drifts ${secondsPerHour} s/h`,
    unplaced: (count: number) =>
      count === 1
        ? '1 measurement not shown: when it was made is not certain. Set the device’s clock, and measure again'
        : `${count} measurements not shown: when they were made is not certain. Set the device’s clock, and measure again`,
    speaks: (parameters: string) => `Shown: ${parameters}`,
    standsBy: (parameters: string) => `Stands by: ${parameters}`,
    none: 'No number yet',
  },
  rank: {
    hint: 'The upper one is shown first; a lower one takes over when it falls silent.',
    up: (device: string) => `Put ${device} before the one above`,
    down: (device: string) => `Put ${device} after the one below`,
  },
  monitor: {
    is: 'Is a monitor',
    isDevice: (device: string) => `${device} is made to watch a patient: a monitor`,
    not: 'Is no monitor',
    notDevice: (device: string) => `${device} is no monitor, but for spot checks`,
  },
  bind: 'Bind to a chair',
  bindDevice: (device: string) => `Bind ${device} to a chair`,
  links: 'Lines and connections',
  linksHint: 'A line is opened by the gateway. Everything else calls the gateway by itself.',
  noLinks: 'No line is set, and no device has called since the gateway started.',
  link: {
    frames: (count: number) => (count === 1 ? '1 frame' : `${count} frames`),
    garbage: (bytes: number) => `${bytes} stray bytes`,
    rejected: (count: number, words: string) => `${count} × ${words}`,
    since: (time: string) => `since ${time}`,
    retry: (seconds: number) => `Tried again in ${seconds} s.`,
    retryNow: 'Tried again now.',
    show: 'Last frames',
    showOf: (peer: string) => `Last frames of ${peer}`,
    noFrames: 'Nothing came over it yet.',
    time: 'Time',
    raw: 'As sent',
    said: 'Read as',
  },
  codes: 'Codes nobody here knows',
  line: {
    add: 'Add a line',
    change: 'Change',
    changeLine: (line: string) => `Change line ${line}`,
    remove: 'Remove',
    removeLine: (line: string) => `Remove line ${line}`,
    removeTitle: (line: string) => `Remove line ${line}?`,
    removeHint: 'The gateway closes it, and the device at its end is heard no more.',
    needsRole: 'An administrator adds and changes lines. Choose one as the person who acts.',
    title: 'Line to a device',
    name: 'Name of the line',
    nameHint: 'Small letters, digits and hyphens, as in room-2-oximeter.',
    nameWrong: 'Give small letters, digits and hyphens, at most 32.',
    family: 'Device',
    way: 'Way',
    path: 'Serial port',
    pathHint: 'As in /dev/ttyUSB0. One under /dev/serial/by-id stays the same when plugs are moved.',
    pathWrong: 'Give the whole path of a port, as in /dev/ttyUSB0 or COM3.',
    baudRate: 'Speed, where it is not the usual one',
    baudRateWrong: 'Give a whole number from 300 to 921600, or nothing.',
    host: 'Address',
    hostWrong: 'Give an address, as in 192.168.1.20.',
    port: 'Port',
    portWrong: 'Give a whole number from 1 to 65535.',
    device: 'Name of the device',
    deviceHint: 'What it is called on screens and in the record.',
    deviceWrong: 'Give a name of 1 to 80 letters and digits without accents.',
    save: 'Save the line',
  },
} as const;
