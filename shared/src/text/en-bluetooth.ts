/** Bluetooth devices at this tablet; loaded with the dialog that connects them. */
export const bluetooth = {
  title: 'Bluetooth at this tablet',
  connect: 'Connect a Bluetooth device',
  hint: 'Switch the device on and put it on the patient, then choose its kind. The browser shows what is near.',
  kind: {
    'bluetooth-oximeter': 'Oximeter',
    'bluetooth-cuff': 'Blood pressure cuff',
    'nonin-3230': 'Nonin 3230 or 3150',
    'masimo-mightysat': 'Masimo MightySat',
  },
  insecure:
    'This page was opened without encryption, and browsers give Bluetooth to no such page. Open the gateway’s https address.',
  missing: 'This browser has no Bluetooth. Use Chrome or Edge on this tablet.',
  failed: 'The browser could not look for devices. Switch Bluetooth on for this tablet, then try again.',
  device: (kind: string, name: string) => (name === '' ? kind : `${kind} · ${name}`),
  state: {
    connecting: 'Connecting …',
    open: 'Connected',
  },
  waiting: {
    away: 'Out of reach or switched off',
    silent: 'It says nothing',
    elsewhere: 'Another window has it',
    gateway: 'The gateway does not answer',
  },
  retryIn: (seconds: number) => `tried again in ${seconds} s`,
  battery: (percent: number) => `Battery ${percent} %`,
  again: 'Try now',
  againDevice: (name: string) => `Try ${name} now`,
  letGo: 'Let go',
  letGoDevice: (name: string) => `Let ${name} go`,
  bind: 'Bind to a chair',
  bindDevice: (name: string) => `Bind ${name} to a chair`,
  boundTo: (chair: string) => `At ${chair}`,
} as const;
