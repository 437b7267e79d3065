export type Welcome = {
  readonly dashboard: string;
  readonly chairs: readonly string[];
  readonly speed: number;
  readonly mllp: { readonly host: string; readonly port: string };
  /** The simulator's own door, for scripts. */
  readonly control: string;
  /** Null where the gateway had a history of its own, or none was wanted. */
  readonly playedIn: PlayedIn | null;
};

export type PlayedIn = { readonly historyMs: number; readonly tookMs: number };

/** What to open, and how to stop. */
export function welcome({ dashboard, chairs, speed, mllp, control, playedIn }: Welcome): string {
  const pace = speed === 1 ? '' : `, ${speed} times as fast as life`;
  const rows = [
    ['Overview', `${dashboard}/`],
    ...chairs.map((chair) => [`Chair ${chair}`, `${dashboard}/chairs/${chair}`]),
    ['Simulator', `${dashboard}/simulator`],
    ['Control', control],
    ['HL7', `${mllp.host}:${mllp.port} (MLLP)`],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return [
    '',
    `Chairside is running with simulated patients${pace}.`,
    ...(playedIn === null ? [] : [pastOf(playedIn)]),
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

function pastOf({ historyMs, tookMs }: PlayedIn): string {
  return `What you see happened in the last ${historyMs / 60_000} min; playing it in took ${(tookMs / 1_000).toFixed(1)} s.`;
}

/** As the simulated clinic told it. */
export function playedInFrom(told: unknown): PlayedIn | null {
  if (typeof told !== 'object' || told === null) return null;
  if (!('historyMs' in told && 'tookMs' in told)) return null;
  const { historyMs, tookMs } = told;
  return typeof historyMs === 'number' && typeof tookMs === 'number' ? { historyMs, tookMs } : null;
}
