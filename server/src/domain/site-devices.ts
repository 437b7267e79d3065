import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import { families, familyIds, familyOf } from '@chairside/shared/devices/families.ts';
import { isSameEnd, type Line } from '@chairside/shared/devices/line.ts';
import { sourceClasses, type SourceClass } from '@chairside/shared/devices/source-class.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { assertNever, err, ok, type Result } from '@chairside/shared/result.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { SiteFact } from '@chairside/shared/site/events.ts';
import { bindingOf, knownDevice, type SiteState } from '@chairside/shared/site/state.ts';

type DeviceDecision = Result<readonly SiteFact[], Refusal>;

export const linesAtMost = 64;

/** What a person settles about devices beside where they stand: the lines to them, which of two is believed, and which is a monitor. */
export function decideDevices(
  site: SiteState,
  command: Extract<SiteCommand, { type: 'set-line' | 'remove-line' | 'rank-devices' | 'set-device-class' }>,
): DeviceDecision {
  switch (command.type) {
    case 'set-line': {
      const problem = lineProblem(site, command.line);
      return problem === null ? ok([{ type: 'line-set', body: { line: command.line } }]) : err(problem);
    }
    case 'remove-line':
      if (!site.lines.some(({ lineId }) => lineId === command.lineId)) return err({ type: 'unknown-line' });
      return ok([{ type: 'line-removed', body: { lineId: command.lineId } }]);
    case 'rank-devices': {
      const { chair, deviceIds } = command;
      if (!site.chairs.includes(chair)) return err({ type: 'unknown-chair' });
      const isOfChair = deviceIds.every((deviceId) => bindingOf(site, deviceId)?.chair === chair);
      if (!isOfChair || new Set(deviceIds).size !== deviceIds.length) return err({ type: 'unknown-device' });
      return ok([{ type: 'devices-ranked', body: { chair, deviceIds } }]);
    }
    case 'set-device-class': {
      const { deviceId, isMonitor } = command;
      const known = knownDevice(site.knownDevices, deviceId);
      if (known?.sourceClass !== 'spot-check') return err({ type: 'unknown-device' });
      if ((known.isCalledMonitor === true) === isMonitor) return ok([]);
      return ok([{ type: 'device-class-set', body: { deviceId, isMonitor } }]);
    }
    default:
      return assertNever(command);
  }
}

/**
 * A device was heard as this family: what the site has to note of it, null where it knows. A monitor that was never anything
 * else needs no note, nor does what stands at no chair (DV6): of those anybody could bring as many as they like.
 * Being heard makes no device fitter than it was: only a person does (DV15).
 */
export function notedAs(
  site: Pick<SiteState, 'knownDevices' | 'chairByDevice' | 'boundAtMsByDevice'>,
  deviceId: DeviceId,
  heardAs: string,
): SiteFact | null {
  if (bindingOf(site, deviceId) === null) return null;
  const family = familyIds.find((id) => id === heardAs);
  if (family === undefined) return null;
  const { sourceClass } = families[family];
  const known = knownDevice(site.knownDevices, deviceId);
  if (fitness(sourceClass) <= fitness(known?.sourceClass ?? 'monitor')) return null;
  return { type: 'device-known', body: { deviceId, family, sourceClass } };
}

/** The smaller, the fitter. */
function fitness(sourceClass: SourceClass): number {
  return sourceClasses.indexOf(sourceClass);
}

/** Two drivers on one port would each get half of what comes; two devices of one name would be one patient's. */
function lineProblem({ lines }: SiteState, line: Line): Refusal | null {
  const family = familyOf(line.family);
  if (!family?.transports.includes(line.transport.type)) return { type: 'line-not-of-family' };
  const isKnown = Object.entries(line.options).every(([name, chosen]) =>
    Object.hasOwn(family.options, name) ? family.options[name]?.includes(chosen) : false,
  );
  if (!isKnown) return { type: 'line-not-of-family' };
  const others = lines.filter(({ lineId }) => lineId !== line.lineId);
  const taken = others.find(
    ({ transport, deviceId }) => isSameEnd(transport, line.transport) || deviceId === line.deviceId,
  );
  if (taken !== undefined) return { type: 'line-taken', lineId: taken.lineId };
  return others.length >= linesAtMost ? { type: 'too-many-lines', atMost: linesAtMost } : null;
}
