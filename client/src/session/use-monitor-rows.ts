import type { ChairView } from '../live/chair-view.ts';
import { useLive, useNowMs } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import { monitorRows, type MonitorRow } from './monitor-rows.ts';

export function useMonitorRows(view: Pick<ChairView, 'latest' | 'devices'>): readonly MonitorRow[] {
  const site = useLive(selectSite)?.site ?? nothingKnown;
  return monitorRows(view, site, useNowMs());
}

const nothingKnown = { knownDevices: {}, doesWellnessAlarm: false };
