import { lineSchema, type LineId } from '@chairside/shared/devices/line.ts';
import type { ChairId, DeviceId, PersonId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { emptySite, evolveSite, sourceClassOf, type SiteState } from '@chairside/shared/site/state.ts';
import { describe, expect, it } from 'vitest';
import { nurse, t0 } from '../testing/a-chair.ts';
import type { Principal } from './principal.ts';
import { linesAtMost } from './site-devices.ts';
import { decideSite } from './site.ts';
import { stampSiteFacts } from './stamp.ts';

const service: Principal = { personId: 'service-1' as PersonId, role: 'administrator' };
const site: SiteState = { ...emptySite, chairs: ['1' as ChairId, '2' as ChairId] };

const port = (path: string) => ({ type: 'serial', path }) as const;
const address = (host: string, number: number) => ({ type: 'tcp', host, port: number }) as const;

function setLine(lineId: string, parts: Readonly<Record<string, unknown>> = {}): SiteCommand {
  const line = lineSchema.parse({
    lineId,
    family: 'nonin-df2',
    deviceId: `OXI-${lineId}`,
    transport: port(`/dev/${lineId}`),
    ...parts,
  });
  return { type: 'set-line', line };
}

const removeLine = (lineId: string): SiteCommand => ({ type: 'remove-line', lineId: lineId as LineId });
const rank = (chair: string, ...deviceIds: readonly string[]): SiteCommand => ({
  type: 'rank-devices',
  chair: chair as ChairId,
  deviceIds: [...(deviceIds as readonly DeviceId[])],
});
const bind = (deviceId: string, chair: string): SiteCommand => ({
  type: 'bind-device',
  deviceId: deviceId as DeviceId,
  chair: chair as ChairId,
});

function after(...commands: readonly SiteCommand[]): SiteState {
  return from(site, ...commands);
}

function from(before: SiteState, ...commands: readonly SiteCommand[]): SiteState {
  return commands.reduce((state, command) => {
    const decision = decideSite(state, command, service);
    if (!decision.ok) throw new Error(decision.error.type);
    const stamp = { afterSeq: state.seq, atMs: t0, actor: service, commandId: null };
    return stampSiteFacts(decision.value, stamp).reduce(evolveSite, state);
  }, before);
}

function said(state: SiteState, command: SiteCommand, by: Principal = service): string {
  const decision = decideSite(state, command, by);
  return decision.ok ? decision.value.map(({ type }) => type).join() : decision.error.type;
}

describe('the lines the gateway opens', () => {
  const one = after(setLine('a'));
  const rows: readonly (readonly [string, SiteState, SiteCommand, string])[] = [
    ['one is set', site, setLine('a'), 'line-set'],
    ['one is set anew', one, setLine('a', { transport: port('/dev/b') }), 'line-set'],
    ['another port is another line', one, setLine('b'), 'line-set'],
    ['the same port is taken', one, setLine('b', { transport: port('/dev/a') }), 'line-taken'],
    ['the same name is taken', one, setLine('b', { deviceId: 'OXI-a' }), 'line-taken'],
    [
      'the same address is taken',
      after(setLine('a', { transport: address('10.0.0.7', 4001) })),
      setLine('b', { transport: address('10.0.0.7', 4001) }),
      'line-taken',
    ],
    [
      'another port of the same address is free',
      after(setLine('a', { transport: address('10.0.0.7', 4001) })),
      setLine('b', { transport: address('10.0.0.7', 4002) }),
      'line-set',
    ],
    [
      'a Bluetooth device is on no line',
      site,
      setLine('a', { family: 'bluetooth-cuff' }),
      'line-not-of-family',
    ],
    ['HL7 is on no serial port', site, setLine('a', { family: 'hl7' }), 'line-not-of-family'],
    ['an option nobody offers', site, setLine('a', { options: { dialect: 'pcd-01' } }), 'line-not-of-family'],
    [
      'an option that is offered',
      site,
      setLine('a', { family: 'hl7', transport: address('10.0.0.7', 4601), options: { dialect: 'mindray' } }),
      'line-set',
    ],
    [
      'a choice that is not',
      site,
      setLine('a', { family: 'hl7', transport: address('10.0.0.7', 4601), options: { dialect: 'klingon' } }),
      'line-not-of-family',
    ],
    ['a line goes', one, removeLine('a'), 'line-removed'],
    ['one that is not there can not go', one, removeLine('b'), 'unknown-line'],
  ];
  for (const [name, state, command, expected] of rows) {
    it(`[LN10] ${name}`, () => {
      expect(said(state, command)).toBe(expected);
    });
  }

  it('[LN10] are an administrator’s', () => {
    expect(said(site, setLine('a'), nurse)).toBe('not-permitted');
    expect(said(one, removeLine('a'), nurse)).toBe('not-permitted');
  });

  it('[LN10] one that was removed leaves its port and its name', () => {
    expect(said(after(setLine('a'), removeLine('a')), setLine('b', { deviceId: 'OXI-a' }))).toBe('line-set');
  });

  for (const [count, expected] of [
    [linesAtMost - 1, 'line-set'],
    [linesAtMost, 'too-many-lines'],
    [linesAtMost + 1, 'too-many-lines'],
  ] as const) {
    const full: SiteState = {
      ...site,
      lines: Array.from({ length: count }, (_, index) => {
        const command = setLine(`n${index}`);
        if (command.type !== 'set-line') throw new Error(command.type);
        return command.line;
      }),
    };

    it(`[LN10] with ${count} there, one more is ${expected}; one of them is set anew all the same`, () => {
      expect(said(full, setLine('more'))).toBe(expected);
      expect(said(full, setLine('n0', { transport: port('/dev/other') }))).toBe(
        count <= linesAtMost ? 'line-set' : 'too-many-lines',
      );
    });
  }
});

describe('which of a chair’s devices is believed', () => {
  const two = after(bind('A', '1'), bind('B', '1'), bind('C', '2'));
  const rows: readonly (readonly [string, SiteCommand, string])[] = [
    ['those that are there are ranked', rank('1', 'B', 'A'), 'devices-ranked'],
    ['some of them are', rank('1', 'B'), 'devices-ranked'],
    ['none of them is', rank('1'), 'devices-ranked'],
    ['one of another chair is not', rank('1', 'A', 'C'), 'unknown-device'],
    ['one of no chair is not', rank('1', 'D'), 'unknown-device'],
    ['nobody is twice', rank('1', 'A', 'A'), 'unknown-device'],
    ['a chair that is not there', rank('9', 'A'), 'unknown-chair'],
  ];
  for (const [name, command, expected] of rows) {
    it(`[DD8] ${name}`, () => {
      expect(said(two, command)).toBe(expected);
    });
  }
});

describe('whether a device is a monitor', () => {
  const [plx, ring] = ['PLX' as DeviceId, 'RING' as DeviceId];
  const heard: SiteState = {
    ...site,
    knownDevices: {
      [plx]: { family: 'bluetooth-oximeter', sourceClass: 'spot-check' },
      [ring]: { family: 'masimo-mightysat', sourceClass: 'wellness' },
    },
  };
  const call = (deviceId: string, isMonitor = true): SiteCommand => ({
    type: 'set-device-class',
    deviceId: deviceId as DeviceId,
    isMonitor,
  });

  it('[DV15] an administrator calls one for spot checks a monitor, and takes it back', () => {
    expect(sourceClassOf(heard, plx)).toBe('spot-check');
    const called = from(heard, call(plx));
    expect(sourceClassOf(called, plx)).toBe('monitor');
    expect(said(called, call(plx)), 'nothing new').toBe('');
    expect(sourceClassOf(from(called, call(plx, false)), plx)).toBe('spot-check');
  });

  it('[DV15] nobody else does, and of a wellness device nobody', () => {
    expect(said(heard, call(plx), nurse)).toBe('not-permitted');
    expect(said(heard, call(ring))).toBe('unknown-device');
    expect(said(heard, call('nobody'))).toBe('unknown-device');
  });

  it('[DV15] heard as a wellness device it is that, whatever it was called', () => {
    const called = from(heard, call(plx));
    const known = { type: 'device-known', body: { deviceId: plx, ...heard.knownDevices[ring]! } } as const;
    const about = { afterSeq: called.seq, atMs: t0, actor: null, commandId: null };
    expect(sourceClassOf(stampSiteFacts([known], about).reduce(evolveSite, called), plx)).toBe('wellness');
  });
});
