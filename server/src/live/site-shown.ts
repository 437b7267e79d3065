import { isWithinReach } from '@chairside/shared/people/people.ts';
import type { Webhook } from '@chairside/shared/site/state.ts';
import type { SiteView } from '@chairside/shared/wire.ts';
import { chairsShownTo, type Visitor } from '../ports/doorkeeper.ts';

/** What of the site somebody is told: of their chairs, where they have some of their own. What is bound to none is no screen's. */
export function siteShownTo(visitor: Visitor, told: SiteView): SiteView {
  const webhook = pagerShownTo(visitor, told.site.webhook);
  // Addresses in the clinic's network are nothing for a wall.
  const lines = visitor.type === 'screen' ? [] : told.site.lines;
  const view = { ...told, site: { ...told.site, webhook, lines } };
  const reach = chairsShownTo(visitor);
  const unassigned = visitor.type === 'screen' ? [] : view.unassigned;
  if (reach === null) return { ...view, unassigned };
  const { site } = view;
  const devices = Object.entries(site.chairByDevice).filter(([, chair]) => isWithinReach(reach, chair));
  const bound = new Set(devices.map(([deviceId]) => deviceId));
  const since = Object.entries(site.boundAtMsByDevice).filter(([deviceId]) => bound.has(deviceId));
  return {
    ...view,
    unassigned,
    site: {
      ...site,
      chairs: site.chairs.filter((chair) => isWithinReach(reach, chair)),
      chairByDevice: Object.fromEntries(devices),
      boundAtMsByDevice: Object.fromEntries(since),
    },
  };
}

/** An address of a pager is often all that is needed to write to it: others than administrators are told whose it is, and no more. */
function pagerShownTo(visitor: Visitor, webhook: Webhook | null): Webhook | null {
  const isTold =
    visitor.type === 'demo' || (visitor.type === 'person' && visitor.principal.role === 'administrator');
  return webhook === null || isTold ? webhook : { ...webhook, url: new URL(webhook.url).host };
}
