import { chairIdSchema, type ChairId, type DeviceId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { emptySite } from '@chairside/shared/site/state.ts';
import type { SiteView } from '@chairside/shared/wire.ts';
import { describe, expect, it } from 'vitest';
import type { GatewayWire } from '../gateway/wire.ts';
import { takeChairOver } from './take-over.ts';

const two = chairIdSchema.parse('2');
const ours = ['R-OXI', 'R-NIBP'];

/** Keeps bindings as the gateway does; `refuse` names a device that can not be bound. */
function aWire(chairByDevice: Readonly<Record<string, string>>, refuse: readonly string[] = []) {
  const bound = new Map(Object.entries(chairByDevice));
  const wire: Pick<GatewayWire, 'siteView' | 'commandSite'> = {
    siteView: () => {
      const site = {
        ...emptySite,
        chairs: [two],
        chairByDevice: Object.fromEntries(bound) as Record<DeviceId, ChairId>,
      };
      return Promise.resolve({ site } as unknown as SiteView);
    },
    commandSite: (command: SiteCommand) => {
      if (
        command.type === 'bind-device' &&
        (bound.has(command.deviceId) || refuse.includes(command.deviceId))
      )
        return Promise.resolve({ ok: false, error: { type: 'device-in-use' } });
      if (command.type === 'bind-device') bound.set(command.deviceId, command.chair);
      if (command.type === 'unbind-device') bound.delete(command.deviceId);
      return Promise.resolve({ ok: true, value: { recorded: true } });
    },
  };
  return { wire, bindings: () => Object.fromEntries(bound) };
}

describe('taking a chair over', () => {
  it('[SI9] puts the replay in place of what is bound there, and everything back afterwards', async () => {
    const before = { 'SIM-OXI-2': '2', 'SIM-NIBP-2': '2', 'SIM-OXI-1': '1' };
    const { wire, bindings } = aWire(before);
    const taken = await takeChairOver(wire, two, ours);
    expect(bindings()).toEqual({ 'SIM-OXI-1': '1', 'R-OXI': '2', 'R-NIBP': '2' });
    if (taken.ok) await taken.value();
    expect(bindings()).toEqual(before);
  });

  it('[SI9] what an earlier replay left behind is used and then removed', async () => {
    const { wire, bindings } = aWire({ 'R-OXI': '2', 'R-NIBP': '1', 'SIM-OXI-2': '2' });
    const taken = await takeChairOver(wire, two, ours);
    expect(bindings()).toEqual({ 'R-OXI': '2', 'R-NIBP': '2' });
    if (taken.ok) await taken.value();
    expect(bindings()).toEqual({ 'SIM-OXI-2': '2' });
  });

  it('[SI9] a refusal leaves the chair as it was', async () => {
    const { wire, bindings } = aWire({ 'SIM-OXI-2': '2' }, ['R-NIBP']);
    const taken = await takeChairOver(wire, two, ours);
    expect(taken).toEqual({ ok: false, error: 'R-NIBP could not be bound to chair 2: device-in-use' });
    expect(bindings()).toEqual({ 'SIM-OXI-2': '2' });
  });

  it('[SI9] a chair that does not exist is named', async () => {
    const { wire } = aWire({});
    const taken = await takeChairOver(wire, chairIdSchema.parse('9'), ours);
    expect(taken).toEqual({ ok: false, error: 'there is no chair 9; there are 2' });
  });
});
