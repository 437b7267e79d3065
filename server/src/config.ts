import { resolve } from 'node:path';
import { isIP, isIPv4 } from 'node:net';
import { z } from 'zod';
import { families } from '@chairside/shared/devices/families.ts';
import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { AlarmExportSettings } from './alarm-export/alarm-export.ts';
import type { DialectChoice } from './devices/chosen-dialect.ts';
import { readCertificate, type Certificate } from './doors/certificate.ts';

/** What the gateway is told from outside; every value checked, every default here. */
export type Config = {
  readonly http: { readonly host: string; readonly port: number };
  /** Null: plain http. */
  readonly tls: Certificate | null;
  /** Names it is reached by, those of the certificate and those the clinic lists, in lower case. */
  readonly names: readonly string[];
  readonly mllp: {
    readonly host: string;
    readonly port: number;
    readonly allow: readonly string[];
    readonly dialects: readonly DialectChoice[];
  };
  /** Null: alarms are told to no other system. */
  readonly alarmExport: AlarmExportSettings | null;
  readonly dataFolder: string;
  /** Counts on the first start only (decision 0007). */
  readonly chairs: readonly ChairId[];
  /** Null outside simulation; else how many session seconds pass in one of the host's. */
  readonly simulationRate: number | null;
  /** In simulation, and there only: whoever looks may choose who acts, without signing in. */
  readonly isDemo: boolean;
};

/** One sentence a setting, in the order of the settings. */
export type ConfigProblem = { readonly setting: string; readonly problem: string };

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'is above 65535');

const address = z
  .string()
  .refine((value) => isIP(value) !== 0 || value === 'localhost', 'is not an IP address');

/** Whoever writes it has read it. */
const plainHttpWords = 'anybody-on-this-network-can-read-and-act';

const settings = {
  CHAIRSIDE_PORT: port.default(8080),
  CHAIRSIDE_HOST: address.default('127.0.0.1'),
  CHAIRSIDE_TLS_CERT: z.string().min(1, 'is empty').optional(),
  CHAIRSIDE_TLS_KEY: z.string().min(1, 'is empty').optional(),
  CHAIRSIDE_NAMES: z
    .string()
    .transform((text) => commaSeparated(text.toLowerCase()))
    .refine(
      (all) => all.every((name) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name)),
      'is not a comma-separated list of host names, without ports',
    )
    .default([]),
  CHAIRSIDE_PLAIN_HTTP: z.literal(plainHttpWords, `is not these words exactly: ${plainHttpWords}`).optional(),
  CHAIRSIDE_MLLP_PORT: port.default(2575),
  CHAIRSIDE_MLLP_HOST: address.default('127.0.0.1'),
  CHAIRSIDE_MLLP_ALLOW: z
    .string()
    .transform(commaSeparated)
    .refine(
      (all) => all.every(isAddressOrNetwork),
      'is not a comma-separated list of IP addresses and networks',
    )
    .default([]),
  CHAIRSIDE_HL7_DIALECT: z
    .string()
    .transform((text) => commaSeparated(text).map(dialectChoice))
    .pipe(
      z.array(
        z.object({
          of: z
            .string()
            .refine(isAddressOrNetwork, 'names what is neither an IP address nor a network')
            .nullable(),
          dialect: z.enum(families.hl7.options.dialect, 'names no dialect the gateway knows'),
        }),
      ),
    )
    .prefault(''),
  CHAIRSIDE_PCD04_TARGET: z
    .string()
    .transform(targetOf)
    .refine((target) => target !== null, 'is not a host and a port (10.1.0.9:6000)')
    .optional(),
  CHAIRSIDE_PCD04_WATCHDOG: z
    .string()
    .regex(/^\d{1,2}$/, 'is not a number of seconds')
    .transform(Number)
    .refine((seconds) => seconds <= 60, 'is above 60')
    .default(0),
  CHAIRSIDE_PCD04_NAMES: z.enum(['0', '1'], 'is neither 0 nor 1').default('0'),
  CHAIRSIDE_DATA: z.string().min(1, 'is empty').default('./data'),
  CHAIRSIDE_CHAIRS: z
    .string()
    .transform(chairList)
    .pipe(
      z
        .array(chairIdSchema, 'is neither a number of chairs nor a list of their names')
        .min(1, 'names no chair')
        .max(500, 'is more than 500 chairs')
        .refine((all) => new Set(all).size === all.length, 'names a chair twice'),
    )
    .prefault('4'),
  CHAIRSIDE_SIMULATION: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is not a speed: 0 for none, 1 for life’s own, up to 1000')
    .transform(Number)
    .refine((rate) => rate <= 1000, 'is above 1000')
    .default(0),
  CHAIRSIDE_DEMO_PEOPLE: z.enum(['0', '1'], 'is neither 0 nor 1').default('1'),
} as const;

type Values = { readonly [S in keyof typeof settings]: z.infer<(typeof settings)[S]> };

/** At what wall time counts for the certificate, which begins and ends. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  nowMs: number,
): Result<Config, readonly ConfigProblem[]> {
  const { values: given, problems } = readEach(environment);
  const tls = tlsOf(given, nowMs);
  const all = [
    ...problems,
    ...(tls.ok ? [] : tls.error),
    ...openDoors(given),
    ...unknownSettings(environment),
  ];
  if (all.length > 0 || !tls.ok) return err(all);
  const values = given as Values;
  return ok({
    http: { host: values.CHAIRSIDE_HOST, port: values.CHAIRSIDE_PORT },
    tls: tls.value,
    names: [...(tls.value?.names ?? []), ...values.CHAIRSIDE_NAMES],
    mllp: {
      host: values.CHAIRSIDE_MLLP_HOST,
      port: values.CHAIRSIDE_MLLP_PORT,
      allow: values.CHAIRSIDE_MLLP_ALLOW,
      dialects: values.CHAIRSIDE_HL7_DIALECT,
    },
    alarmExport: alarmExportOf(values),
    dataFolder: resolve(values.CHAIRSIDE_DATA),
    chairs: values.CHAIRSIDE_CHAIRS,
    simulationRate: values.CHAIRSIDE_SIMULATION === 0 ? null : values.CHAIRSIDE_SIMULATION,
    isDemo: values.CHAIRSIDE_SIMULATION !== 0 && values.CHAIRSIDE_DEMO_PEOPLE === '1',
  });
}

function alarmExportOf(values: Values): AlarmExportSettings | null {
  const target = values.CHAIRSIDE_PCD04_TARGET ?? null;
  const seconds = values.CHAIRSIDE_PCD04_WATCHDOG;
  const namesPatients = values.CHAIRSIDE_PCD04_NAMES === '1';
  return target === null
    ? null
    : { ...target, namesPatients, watchdogSeconds: seconds === 0 ? null : seconds };
}

/** `10.1.0.9:6000`, `alerts.clinic:6000`, `[fd00::9]:6000`. */
function targetOf(text: string): { readonly host: string; readonly port: number } | null {
  const [, literal, name, digits = ''] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = literal ?? name ?? '';
  const number = Number(digits);
  return host === '' || number < 1 || number > 65_535 ? null : { host, port: number };
}

/** Settings of the project's own tools. */
const ofOthers = ['CHAIRSIDE_CHROMIUM'];

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function readEach(environment: Readonly<Record<string, string | undefined>>): {
  readonly values: Partial<Values>;
  readonly problems: readonly ConfigProblem[];
} {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [setting, schema] of Object.entries(settings)) {
    const parsed = schema.safeParse(environment[setting]);
    if (parsed.success) values[setting] = parsed.data;
    else problems.push({ setting, problem: `${whyNot(parsed.error)} (“${environment[setting] ?? ''}”)` });
  }
  return { values: values, problems };
}

function whyNot(error: z.ZodError): string {
  return error.issues.map(({ message }) => message).join(', ');
}

/** Both files, or neither. */
function tlsOf(values: Partial<Values>, nowMs: number): Result<Certificate | null, readonly ConfigProblem[]> {
  const { CHAIRSIDE_TLS_CERT: cert, CHAIRSIDE_TLS_KEY: key } = values;
  if (cert === undefined && key === undefined) return ok(null);
  if (cert === undefined || key === undefined) {
    const [missing, given] =
      cert === undefined ? [tlsSettings.cert, tlsSettings.key] : [tlsSettings.key, tlsSettings.cert];
    return err([{ setting: missing, problem: `is missing: it goes with ${given}` }]);
  }
  const read = readCertificate({ cert, key }, nowMs);
  if (read.ok) return read;
  return err(read.error.map(({ file, problem }) => ({ setting: tlsSettings[file], problem })));
}

const tlsSettings = { cert: 'CHAIRSIDE_TLS_CERT', key: 'CHAIRSIDE_TLS_KEY' } as const;

/** What would let others than this machine in. */
function openDoors(values: Partial<Values>): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const isEncrypted = values.CHAIRSIDE_TLS_CERT !== undefined || values.CHAIRSIDE_TLS_KEY !== undefined;
  const isAccepted = isEncrypted || values.CHAIRSIDE_PLAIN_HTTP === plainHttpWords;
  if (!isLoopback(values.CHAIRSIDE_HOST ?? 'localhost') && !isAccepted) {
    problems.push({
      setting: 'CHAIRSIDE_HOST',
      problem: `is not this machine alone, and without TLS whoever is on the network can read passwords and patients’ data: set CHAIRSIDE_TLS_CERT and CHAIRSIDE_TLS_KEY (npm run certificate makes both), or CHAIRSIDE_PLAIN_HTTP=${plainHttpWords}`,
    });
  }
  if (!isLoopback(values.CHAIRSIDE_MLLP_HOST ?? 'localhost') && values.CHAIRSIDE_MLLP_ALLOW?.length === 0) {
    problems.push({
      setting: 'CHAIRSIDE_MLLP_ALLOW',
      problem:
        'names no monitor, while CHAIRSIDE_MLLP_HOST is open to the network: list the addresses that may connect',
    });
  }
  return problems;
}

function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly ConfigProblem[] {
  return Object.keys(environment)
    .filter(
      (name) => name.startsWith('CHAIRSIDE_') && !Object.hasOwn(settings, name) && !ofOthers.includes(name),
    )
    .map((setting) => ({ setting, problem: goneSettings[setting] ?? 'is not a setting the gateway knows' }));
}

const goneSettings: Readonly<Record<string, string>> = {
  CHAIRSIDE_INSECURE_LAN:
    'is gone: set CHAIRSIDE_TLS_CERT and CHAIRSIDE_TLS_KEY (npm run certificate makes both), or say it in words with CHAIRSIDE_PLAIN_HTTP',
};

/** `10.1.0.7`, `10.1.0.0/16`, `fd00::/8`. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function commaSeparated(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `mindray` is for all that are not named, `10.1.0.7=philips` for one, `10.1.2.0/24=comen` for some. */
function dialectChoice(text: string): { readonly of: string | null; readonly dialect: string } {
  const [first = '', dialect] = text.split('=').map((part) => part.trim());
  return dialect === undefined ? { of: null, dialect: first } : { of: first, dialect };
}

/** `4` is four chairs, 1 to 4; `1,2,window` are three by name. */
function chairList(text: string): readonly string[] {
  if (!/^\d{1,4}$/.test(text.trim())) return commaSeparated(text);
  return Array.from({ length: Number(text) }, (_, index) => String(index + 1));
}
