import type { AuditRoutes } from '../http/audit-routes.ts';
import type { PagerRoutes } from '../http/pager-routes.ts';

/** Routes of a gateway in which nobody is known, and nothing is there to look into. */
export const nobodyKnown: { readonly audit: AuditRoutes; readonly pager: PagerRoutes } = {
  audit: { archive: () => null, whoIs: () => null, people: () => [], timeZone: () => 'UTC' },
  pager: { pager: () => null, whoIs: () => null },
};
