import type { ChairId } from '@chairside/shared/ids.ts';
import { Settings2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';
import { useText } from '../ui/text.ts';

const ScreenSettingsDialog = loadedApart(async () => ({
  default: (await import('./ScreenSettingsDialog.tsx')).ScreenSettingsDialog,
}));

type ScreenSettingsProps = {
  /** What this screen shows: a chair, or all of them from the desk. */
  readonly openedAt: ChairId | 'desk';
};

/** What is chosen on this device, behind one button. */
export function ScreenSettings({ openedAt }: ScreenSettingsProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-label={text.app.settings} onClick={() => setOpen(true)}>
        <Settings2 aria-hidden size={24} />
      </Button>
      {isOpen && (
        <Suspense>
          <ScreenSettingsDialog openedAt={openedAt} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
