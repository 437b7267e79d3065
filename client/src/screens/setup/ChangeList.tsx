import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { Changes } from './Changes.tsx';
import { changesBetween, changeText } from './changes.ts';
import { useSetupText } from './setup-text.ts';

/** What would be other than now (AL41). */
export function ChangeList({ inUse, to }: { readonly inUse: AlarmPreset; readonly to: AlarmPreset }) {
  const text = useSetupText();
  const lines = changesBetween(inUse, to).map((change) => changeText(change, text));
  return <Changes against={text.changes.against(inUse.version)} lines={lines} none={text.changes.none} />;
}
