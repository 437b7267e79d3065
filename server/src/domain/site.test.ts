import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { ChairId, DeviceId, PersonId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { PresetDraft } from '@chairside/shared/site/preset-draft.ts';
import { keptPresets } from '@chairside/shared/site/presets.ts';
import { failedParts, type SelfTest } from '@chairside/shared/site/self-test.ts';
import { emptySite, evolveSite, type SiteState } from '@chairside/shared/site/state.ts';
import { inUse, versionsAtMost } from '@chairside/shared/site/versions.ts';
import { describe, expect, it } from 'vitest';
import { nurse, t0 } from '../testing/a-chair.ts';
import type { Principal } from './principal.ts';
import { decideSite } from './site.ts';
import { stampSiteFacts } from './stamp.ts';

const site: SiteState = { ...emptySite, chairs: ['1' as ChairId, '2' as ChairId] };
const bind = (deviceId: string, chair: string) =>
  ({ type: 'bind-device', deviceId: deviceId as DeviceId, chair: chair as ChairId }) as const;
const unbind = (deviceId: string) => ({ type: 'unbind-device', deviceId: deviceId as DeviceId }) as const;

const physician: Principal = { personId: 'physician-1' as PersonId, role: 'physician' };
const service: Principal = { personId: 'service-1' as PersonId, role: 'administrator' };

function after(...commands: readonly SiteCommand[]): SiteState {
  return commands.reduce((state, command) => {
    const actor = command.type === 'sign-preset' ? physician : nurse;
    const decision = decideSite(state, command, actor);
    if (!decision.ok) throw new Error(decision.error.type);
    const stamp = { afterSeq: state.seq, atMs: t0, actor, commandId: null };
    return stampSiteFacts(decision.value, stamp).reduce(evolveSite, state);
  }, site);
}

describe('which device at which chair', () => {
  const rows: readonly (readonly [string, SiteState, SiteCommand, string])[] = [
    ['a free device is bound', site, bind('OXI', '1'), 'device-bound'],
    ['to an unknown chair is refused', site, bind('OXI', '9'), 'unknown-chair'],
    ['bound elsewhere is refused', after(bind('OXI', '1')), bind('OXI', '2'), 'device-in-use'],
    ['bound here already: nothing to do', after(bind('OXI', '1')), bind('OXI', '1'), ''],
    ['a bound device is unbound', after(bind('OXI', '1')), unbind('OXI'), 'device-unbound'],
    ['a free device can not be unbound', site, unbind('OXI'), 'device-not-bound'],
    ['unbound it may go elsewhere', after(bind('OXI', '1'), unbind('OXI')), bind('OXI', '2'), 'device-bound'],
    ['a device with an odd name is bound', site, bind('constructor', '1'), 'device-bound'],
    ['and found again', after(bind('__proto__', '1')), bind('__proto__', '2'), 'device-in-use'],
  ];
  for (const [name, state, command, expected] of rows) {
    it(`[CH6] ${name}`, () => {
      const decision = decideSite(state, command, nurse);
      const said = decision.ok ? decision.value.map(({ type }) => type).join() : decision.error.type;
      expect(said).toBe(expected);
    });
  }
});

const { version: _numbered, ...factory } = ivKetaminePreset;
/** The factory preset with the saturation's medium limit elsewhere. */
function aDraft(spo2Low = 91, over: object = {}): PresetDraft {
  const rules = factory.rules.map((rule) =>
    rule.id === 'spo2-low-medium' ? { ...rule, limit: { kind: 'absolute' as const, value: spo2Low } } : rule,
  );
  return { ...factory, rules, ...over };
}
const draft = (preset = aDraft(), basedOn = 1): SiteCommand => ({ type: 'draft-preset', preset, basedOn });
const sign = (version: number, id = factory.id): SiteCommand => ({ type: 'sign-preset', id, version });
const presetInUse = (state: SiteState) => inUse(keptPresets(state), factory.id);

describe('presets', () => {
  it('[AL41] a changed preset is the next version, by whoever drafted it, and of no effect', () => {
    const drafted = after(draft());
    expect(drafted.presets).toMatchObject([
      {
        content: { id: factory.id, version: 2 },
        basedOn: 1,
        draftedBy: 'nurse-1',
        draftedAtMs: t0,
        signedBy: null,
      },
    ]);
    expect(presetInUse(drafted)).toEqual(ivKetaminePreset);
  });

  it('[AL41] signed by a physician it is in use', () => {
    const signed = after(draft(), sign(2));
    expect(signed.presets).toMatchObject([{ signedBy: 'physician-1', signedAtMs: t0 }]);
    expect(presetInUse(signed)?.version).toBe(2);
  });

  it('[AL41] the newest signed version is in use, whatever was drafted since', () => {
    const site = after(draft(), draft(aDraft(92), 2), draft(aDraft(93), 2), sign(2), sign(3));
    expect(site.presets.map(({ content }) => content.version)).toEqual([2, 3, 4]);
    expect(presetInUse(site)?.version).toBe(3);
  });

  const many = {
    ...after(draft()),
    presets: Array.from({ length: versionsAtMost }, () => after(draft()).presets[0]!),
  };
  const refusals: readonly (readonly [string, SiteState, SiteCommand, Principal, string])[] = [
    ['a nurse signs', after(draft()), sign(2), nurse, 'not-permitted'],
    ['the service signs', after(draft()), sign(2), service, 'not-permitted'],
    ['a version nobody drafted is signed', after(draft()), sign(3), physician, 'unknown-preset'],
    ['the factory’s is signed', after(draft()), sign(1), physician, 'unknown-preset'],
    ['it is signed twice', after(draft(), sign(2)), sign(2), physician, 'preset-already-signed'],
    [
      'an older one than the one in use is signed',
      after(draft(), draft(), sign(3)),
      sign(2),
      physician,
      'preset-outdated',
    ],
    ['it is of an unknown preset', site, draft(aDraft(91, { id: 'other' })), nurse, 'unknown-preset'],
    ['it is made from a version nobody has', site, draft(aDraft(), 2), nurse, 'unknown-preset'],
    ['there are too many', many, draft(), nurse, 'too-many-presets'],
  ];
  for (const [name, state, command, principal, expected] of refusals) {
    it(`[AL41] refused when ${name}, and nothing changes`, () => {
      const before = structuredClone(state);
      const decision = decideSite(state, command, principal);
      expect(decision.ok ? 'done' : decision.error.type).toBe(expected);
      expect(state).toEqual(before);
    });
  }
});

describe('a bad preset', () => {
  const rule = (id: string, over: object) =>
    aDraft(91, { rules: factory.rules.map((one) => (one.id === id ? { ...one, ...over } : one)) });
  const absolute = (value: number) => ({ limit: { kind: 'absolute', value } });
  const rows: readonly (readonly [string, PresetDraft, readonly string[]])[] = [
    ['low not under high', rule('pulse-low-medium', absolute(120)), ['low-not-under-high']],
    ['a limit outside the possible', rule('sys-high-at-once', absolute(321)), ['limit-impossible']],
    ['a negative delay', rule('pulse-low-high', { delayMs: -1 }), ['negative-delay']],
    ['an unknown parameter', rule('mean-low-high', { parameter: 'mood' }), ['unknown-parameter']],
    ['outside the guard', aDraft(85.5), ['beyond-guard', 'too-near-high']],
    [
      'wrong in three ways',
      aDraft(85.5, { label: '', timesMs: { ...factory.timesMs, audioPause: 1_000 } }),
      ['wrong-field', 'beyond-guard', 'too-near-high', 'time-impossible'],
    ],
  ];
  const signed = after(draft(), sign(2));
  for (const [name, preset, expected] of rows) {
    it(`[AL40] ${name}: every problem is listed, the preset in use stays`, () => {
      const before = structuredClone(signed);
      const decision = decideSite(signed, draft(preset, 2), nurse);
      if (decision.ok || decision.error.type !== 'preset-invalid') throw new Error('not refused as invalid');
      expect(decision.error.problems.map(({ type }) => type)).toEqual(expected);
      expect(signed).toEqual(before);
      expect(presetInUse(signed)?.version).toBe(2);
    });
  }
});

describe('the start-of-day test', () => {
  const passed: SelfTest = {
    heard: { high: true, medium: true, low: true },
    isRecording: true,
    wallClockOffMs: 59_999,
    chairs: [
      { chair: '1' as ChairId, devices: [{ deviceId: 'OXI' as DeviceId, isHeard: true }] },
      { chair: '2' as ChairId, devices: [] },
    ],
  };

  it('[AL32] its result is kept with who did it and when', () => {
    const tested = after({ type: 'begin-self-test' }, { type: 'record-self-test', result: passed });
    expect(tested.lastSelfTest).toEqual({ atMs: t0, by: 'nurse-1', result: passed });
  });

  it('[AL32] a test that was begun and not ended leaves the last result', () => {
    expect(after({ type: 'begin-self-test' }).lastSelfTest).toBeNull();
  });

  const silent = [{ chair: '1' as ChairId, devices: [{ deviceId: 'OXI' as DeviceId, isHeard: false }] }];
  const parts: readonly (readonly [string, Partial<SelfTest>, readonly string[]])[] = [
    ['all is well', {}, []],
    ['a burst was not heard', { heard: { high: true, medium: true, low: false } }, ['sound']],
    ['it can not write', { isRecording: false }, ['record']],
    ['the clocks are a minute apart', { wallClockOffMs: 60_000 }, ['clock']],
    ['the screen is a minute behind', { wallClockOffMs: -60_000 }, ['clock']],
    ['a device is not heard', { chairs: silent }, ['devices']],
    [
      'nothing is as it should be',
      {
        heard: { high: false, medium: true, low: true },
        isRecording: false,
        wallClockOffMs: 1e9,
        chairs: silent,
      },
      ['sound', 'record', 'clock', 'devices'],
    ],
  ];
  for (const [name, over, expected] of parts) {
    it(`[AL32] ${name}: ${expected.join(', ') || 'passed'}`, () => {
      expect(failedParts({ ...passed, ...over })).toEqual(expected);
    });
  }
});
