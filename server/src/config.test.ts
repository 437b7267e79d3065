import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig as read } from './config.ts';

const nowMs = Date.parse('2026-03-02T12:00:00Z');
const readConfig = (environment: Readonly<Record<string, string>>) => read(environment, nowMs);

describe('settings', () => {
  it('[CF2] without any, the gateway serves this machine only, not in simulation', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: {
        http: { host: '127.0.0.1', port: 8080 },
        mllp: { host: '127.0.0.1', port: 2575, allow: [], dialects: [] },
        tls: null,
        names: [],
        alarmExport: null,
        chairs: ['1', '2', '3', '4'],
        simulationRate: null,
      },
    });
  });

  it('[CF1] every wrong setting is listed at once', () => {
    const config = readConfig({
      CHAIRSIDE_PORT: 'eighty',
      CHAIRSIDE_HOST: 'my-pc',
      CHAIRSIDE_MLLP_PORT: '65536',
      CHAIRSIDE_MLLP_ALLOW: '10.0.0.1,monitor',
      CHAIRSIDE_DATA: '',
      CHAIRSIDE_CHAIRS: 'a b',
      CHAIRSIDE_SIMULATION: 'yes',
      CHAIRSIDE_NAMES: 'chairside.local:8080',
      CHAIRSIDE_PLAIN_HTTP: '1',
      CHAIRSIDE_TLS_CERT: '',
      CHAIRSIDE_DEMO_PEOPLE: 'no',
      CHAIRSIDE_MLLP_PROT: '2575',
    });
    if (config.ok) throw new Error('accepted');
    expect(config.error.map(({ setting }) => setting).sort()).toEqual([
      'CHAIRSIDE_CHAIRS',
      'CHAIRSIDE_DATA',
      'CHAIRSIDE_DEMO_PEOPLE',
      'CHAIRSIDE_HOST',
      'CHAIRSIDE_MLLP_ALLOW',
      'CHAIRSIDE_MLLP_PORT',
      'CHAIRSIDE_MLLP_PROT',
      'CHAIRSIDE_NAMES',
      'CHAIRSIDE_PLAIN_HTTP',
      'CHAIRSIDE_PORT',
      'CHAIRSIDE_SIMULATION',
      'CHAIRSIDE_TLS_CERT',
    ]);
  });

  const demos: readonly (readonly [simulation: string, people: string | null, isDemo: boolean])[] = [
    ['0', null, false],
    ['0', '1', false],
    ['0', '0', false],
    ['1', null, true],
    ['1', '1', true],
    ['20', '0', false],
  ];
  for (const [simulation, people, isDemo] of demos) {
    it(`[PE3] at speed ${simulation}, with demo people “${people ?? 'unsaid'}”, the demo is ${isDemo ? 'there' : 'not there'}`, () => {
      const said = people === null ? {} : { CHAIRSIDE_DEMO_PEOPLE: people };
      const config = readConfig({ CHAIRSIDE_SIMULATION: simulation, ...said });
      expect(config).toMatchObject({ ok: true, value: { isDemo } });
    });
  }

  const chairs: readonly (readonly [string, readonly string[] | null])[] = [
    ['0', null],
    ['1', ['1']],
    ['501', null],
    ['1,2, window', ['1', '2', 'window']],
    ['2,2', null],
    ['', null],
  ];
  for (const [given, expected] of chairs) {
    it(`[CF1] chairs “${given}” ${expected === null ? 'is refused' : `are ${expected.join(' ')}`}`, () => {
      const config = readConfig({ CHAIRSIDE_CHAIRS: given });
      expect(config.ok ? config.value.chairs : null).toEqual(expected);
    });
  }

  const ports: readonly (readonly [string, boolean])[] = [
    ['-1', false],
    ['0', true],
    ['65535', true],
    ['65536', false],
  ];
  for (const [port, isValid] of ports) {
    it(`[CF1] port ${port} is ${isValid ? 'taken' : 'refused'}`, () => {
      expect(readConfig({ CHAIRSIDE_PORT: port }).ok).toBe(isValid);
    });
  }

  const speeds: readonly (readonly [string, number | null | 'refused'])[] = [
    ['0', null],
    ['1', 1],
    ['20', 20],
    ['1000', 1000],
    ['1001', 'refused'],
    ['-1', 'refused'],
  ];
  for (const [given, expected] of speeds) {
    it(`[CF1] simulation ${given} is ${String(expected)}`, () => {
      const config = readConfig({ CHAIRSIDE_SIMULATION: given });
      expect(config.ok ? config.value.simulationRate : 'refused').toBe(expected);
    });
  }

  const plain = { namesPatients: false, watchdogSeconds: null };
  for (const [given, expected] of [
    ['10.1.0.9:6000', { host: '10.1.0.9', port: 6000, ...plain }],
    ['alerts.clinic:1', { host: 'alerts.clinic', port: 1, ...plain }],
    ['[fd00::9]:65535', { host: 'fd00::9', port: 65535, ...plain }],
    ['10.1.0.9:0', 'refused'],
    ['10.1.0.9:65536', 'refused'],
    ['10.1.0.9', 'refused'],
    [':6000', 'refused'],
    ['', 'refused'],
    [undefined, null],
  ] as const) {
    it(`[AX6] the other system “${given ?? 'unsaid'}” is ${expected === 'refused' ? 'refused' : 'taken'}`, () => {
      const config = readConfig(given === undefined ? {} : { CHAIRSIDE_PCD04_TARGET: given });
      expect(config.ok ? config.value.alarmExport : 'refused').toEqual(expected);
    });
  }

  for (const [seconds, expected] of [
    ['0', null],
    ['5', 5],
    ['60', 60],
    ['61', 'refused'],
    ['-1', 'refused'],
  ] as const) {
    it(`[AX7] a watchdog every ${seconds} s is ${String(expected)}`, () => {
      const config = readConfig({ CHAIRSIDE_PCD04_TARGET: 'a:1', CHAIRSIDE_PCD04_WATCHDOG: seconds });
      expect(config.ok ? config.value.alarmExport?.watchdogSeconds : 'refused').toBe(expected);
    });
  }

  for (const [given, expected] of [
    ['', []],
    ['auto', [{ of: null, dialect: 'auto' }]],
    [
      '10.1.0.7=philips, mindray,10.1.2.0/24 = comen',
      [
        { of: '10.1.0.7', dialect: 'philips' },
        { of: null, dialect: 'mindray' },
        { of: '10.1.2.0/24', dialect: 'comen' },
      ],
    ],
    ['Mindray', null],
    ['siemens', null],
    ['monitor=mindray', null],
    ['10.1.0.7=', null],
    ['=mindray', null],
  ] as const) {
    it(`[HL38] the dialect “${given}” is ${expected === null ? 'refused' : 'taken'}`, () => {
      const config = readConfig({ CHAIRSIDE_HL7_DIALECT: given });
      expect(config.ok ? config.value.mllp.dialects : null).toEqual(expected);
    });
  }

  for (const [words, isTaken] of [
    [undefined, false],
    ['', false],
    ['1', false],
    ['anybody-on-this-network-can-read', false],
    ['Anybody-on-this-network-can-read-and-act', false],
    ['anybody-on-this-network-can-read-and-act ', false],
    ['anybody-on-this-network-can-read-and-act', true],
  ] as const) {
    it(`[CF2] plain http on the network, with “${words ?? 'nothing said'}”, is ${isTaken ? 'taken' : 'refused'}`, () => {
      const said = words === undefined ? {} : { CHAIRSIDE_PLAIN_HTTP: words };
      expect(readConfig({ CHAIRSIDE_HOST: '0.0.0.0', ...said }).ok).toBe(isTaken);
    });
  }

  it('[CF2] whoever still opens the network the old way is told what to do instead', () => {
    const config = readConfig({ CHAIRSIDE_INSECURE_LAN: '1' });
    expect(config.ok ? [] : config.error).toEqual([
      { setting: 'CHAIRSIDE_INSECURE_LAN', problem: expect.stringContaining('CHAIRSIDE_TLS_CERT') as string },
    ]);
  });

  for (const [given, missing] of [
    ['CHAIRSIDE_TLS_CERT', 'CHAIRSIDE_TLS_KEY'],
    ['CHAIRSIDE_TLS_KEY', 'CHAIRSIDE_TLS_CERT'],
  ] as const) {
    it(`[DO1] ${given} alone is refused, and the other named`, () => {
      const config = readConfig({ [given]: '/nowhere', CHAIRSIDE_HOST: '0.0.0.0' });
      expect(config.ok ? [] : config.error).toEqual([
        { setting: missing, problem: `is missing: it goes with ${given}` },
      ]);
    });
  }

  it('[DO1] what is wrong with either file is a problem of its setting', () => {
    const config = readConfig({ CHAIRSIDE_TLS_CERT: '/no/cert', CHAIRSIDE_TLS_KEY: '/no/key' });
    expect(config.ok ? [] : config.error).toEqual([
      { setting: 'CHAIRSIDE_TLS_CERT', problem: 'can not be read: /no/cert (ENOENT)' },
      { setting: 'CHAIRSIDE_TLS_KEY', problem: 'can not be read: /no/key (ENOENT)' },
    ]);
  });

  it('[CF1] names it is reached by are listed, in lower case', () => {
    const config = readConfig({ CHAIRSIDE_NAMES: 'Chairside.local, *.clinic.example' });
    expect(config.ok ? config.value.names : null).toEqual(['chairside.local', '*.clinic.example']);
  });

  for (const [entry, isValid] of [
    ['10.1.0.7', true],
    ['10.1.0.0/16', true],
    ['10.1.0.0/32', true],
    ['10.1.0.0/33', false],
    ['fd00::/8', true],
    ['fd00::/129', false],
    ['10.1.0.0/', false],
    ['monitor', false],
  ] as const) {
    it(`[CF1] ${entry} ${isValid ? 'may' : 'can not'} be listed`, () => {
      expect(readConfig({ CHAIRSIDE_MLLP_ALLOW: entry }).ok).toBe(isValid);
    });
  }

  it('[CF2] devices from the network need to be listed', () => {
    expect(readConfig({ CHAIRSIDE_MLLP_HOST: '0.0.0.0' }).ok).toBe(false);
    expect(readConfig({ CHAIRSIDE_MLLP_HOST: '0.0.0.0', CHAIRSIDE_MLLP_ALLOW: '10.0.0.7' }).ok).toBe(true);
  });

  for (const [host, expected] of [
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['192.168.1.4', false],
    ['128.0.0.1', false],
  ] as const) {
    it(`[CF2] ${host} is ${expected ? '' : 'not '}this machine alone`, () => {
      expect(isLoopback(host)).toBe(expected);
    });
  }
});
