export type Welcome = {
  readonly dashboard: string;
  readonly chairs: readonly string[];
  readonly speed: number;
  readonly mllp: { readonly host: string; readonly port: string };
};

/** What to open, and how to stop. */
export function welcome({ dashboard, chairs, speed, mllp }: Welcome): string {
  const pace = speed === 1 ? '' : `, ${speed} times as fast as life`;
  const rows = [
    ['Overview', `${dashboard}/`],
    ...chairs.map((chair) => [`Chair ${chair}`, `${dashboard}/chairs/${chair}`]),
    ['HL7', `${mllp.host}:${mllp.port} (MLLP)`],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return [
    '',
    `Chairside is running with simulated patients${pace}.`,
    '',
    ...rows.map(([name = '', address = '']) => `  ${name.padEnd(width)}  ${address}`),
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n');
}

/** Where a server that listens on `host` is reached from this machine, as it stands in a URL. */
export function hostOf(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
