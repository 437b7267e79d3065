import type { Connection } from '../live/connection.ts';
import { persistently } from '../ui/loaded-apart.ts';

/**
 * Everything a chair or the overview may ask for later, while the link is still there: none of it waits for the first tap. Loaded
 * apart itself, so that what the first screen needs does not name it all twice.
 */
export function loadAhead(connection: Connection): void {
  void persistently(() => import('../people/StepDialog.tsx'));
  void persistently(() => import('../people/PersonMenu.tsx'));
  void persistently(() => import('../session/dialogs/SessionDialog.tsx'));
  void persistently(() => import('../vitals/TrendChart.tsx'));
  void persistently(() => import('../vitals/TrendTable.tsx'));
  void persistently(() => import('../session/happening/HappeningCards.tsx'));
  void persistently(() => import('../session/happening/MoreDialog.tsx'));
  void persistently(() => import('../session/happening/VomitingCard.tsx'));
  void persistently(() => import('../alarms/AlarmList.tsx'));
  void persistently(() => import('../escalation/ChairCalls.tsx'));
  void persistently(() => import('../escalation/CallDialog.tsx'));
  void persistently(() => import('../escalation/CallCards.tsx'));
  void persistently(() => import('../screens/overview/OverviewScreen.tsx'));
  void persistently(() => import('../screens/overview/AllAlarms.tsx'));
  void persistently(() => import('../screens/ScreenSettingsDialog.tsx'));
  void persistently(() => import('../screens/chairside/bluetooth/BluetoothPart.tsx'));
  void persistently(() => import('../bluetooth/desk-of.ts')).then(({ bluetoothDeskOf }) =>
    bluetoothDeskOf(connection),
  );
  void persistently(() => import('../kiosk/start-notices.ts')).then(({ startNotices }) =>
    startNotices(connection.store),
  );
}
