import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { emptySite, evolveSite, type SiteState } from '@chairside/shared/site/state.ts';
import { describe, expect, it } from 'vitest';
import { nurse, t0 } from '../testing/a-chair.ts';
import { decideSite } from './site.ts';
import { stampSiteFacts } from './stamp.ts';

const site: SiteState = { ...emptySite, chairs: ['1' as ChairId, '2' as ChairId] };
const bind = (deviceId: string, chair: string) =>
  ({ type: 'bind-device', deviceId: deviceId as DeviceId, chair: chair as ChairId }) as const;
const unbind = (deviceId: string) => ({ type: 'unbind-device', deviceId: deviceId as DeviceId }) as const;

function after(...commands: readonly SiteCommand[]): SiteState {
  return commands.reduce((state, command) => {
    const decision = decideSite(state, command, nurse);
    if (!decision.ok) throw new Error(decision.error.type);
    const stamp = { afterSeq: state.seq, atMs: t0, actor: nurse, commandId: null };
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
