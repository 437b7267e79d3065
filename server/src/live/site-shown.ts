import { isWithinReach } from '@chairside/shared/people/people.ts';
import type { SiteView } from '@chairside/shared/wire.ts';
import { chairsShownTo, type Visitor } from '../ports/doorkeeper.ts';

/** What of the site somebody is told: of their chairs, where they have some of their own. What is bound to none is no screen's. */
export function siteShownTo(visitor: Visitor, view: SiteView): SiteView {
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
