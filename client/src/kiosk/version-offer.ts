import type { ChairId } from '@chairside/shared/ids.ts';
import type { LiveState } from '../live/store.ts';

/** What this screen runs, and where: at a chair, or looking at all of them. */
export type Running = { readonly version: string | null; readonly at: ChairId | 'overview' };

/**
 * Whether the gateway serves another dashboard than this one, and nobody is treated where this one is looked at (UI24). Never
 * while it is not known who is: a link that is lost, a chair that is not told of.
 */
export function isVersionOffered(
  { site, link, chairs, isOverviewKnown }: Pick<LiveState, 'site' | 'link' | 'chairs' | 'isOverviewKnown'>,
  { version, at }: Running,
): boolean {
  const served = site?.dashboardVersion ?? null;
  if (version === null || served === null || served === version || link.status !== 'live') return false;
  if (at === 'overview')
    return isOverviewKnown && Object.values(chairs).every(({ state }) => state.session === null);
  const view = chairs[at];
  return view !== undefined && view.state.session === null;
}
