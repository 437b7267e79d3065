import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import { assertNever, err, ok, type Result } from '@chairside/shared/result.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { SiteFact } from '@chairside/shared/site/events.ts';
import { bindingOf, type SiteState } from '@chairside/shared/site/state.ts';
import { mayDo, type Principal } from './may-do.ts';

/** What happens at the site when a person asks: a device belongs to one chair at most, and a person says to which (DD8). */
export function decideSite(
  site: SiteState,
  command: SiteCommand,
  principal: Principal,
): Result<readonly SiteFact[], Refusal> {
  if (!mayDo(principal, command.type)) return err({ type: 'not-permitted' });
  const chair = bindingOf(site, command.deviceId)?.chair;
  switch (command.type) {
    case 'bind-device':
      if (!site.chairs.includes(command.chair)) return err({ type: 'unknown-chair' });
      if (chair === command.chair) return ok([]);
      if (chair !== undefined) return err({ type: 'device-in-use' });
      return ok([{ type: 'device-bound', body: { deviceId: command.deviceId, chair: command.chair } }]);
    case 'unbind-device':
      if (chair === undefined) return err({ type: 'device-not-bound' });
      return ok([{ type: 'device-unbound', body: { deviceId: command.deviceId, chair } }]);
    default:
      return assertNever(command);
  }
}
