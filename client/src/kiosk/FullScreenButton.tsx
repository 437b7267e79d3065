import { Maximize, Minimize } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { canBeFull, toggleFullScreen, useIsFull } from './full-screen.ts';
import { useKioskText } from './kiosk-text.ts';

/** Nothing where the browser has no full screen: an installed dashboard is full by itself. Loaded apart. */
export function FullScreenButton() {
  const { fullScreen } = useKioskText();
  const isFull = useIsFull();
  if (!canBeFull()) return null;
  return (
    <Button
      kind="quiet"
      aria-label={isFull ? fullScreen.leave : fullScreen.enter}
      aria-pressed={isFull}
      onClick={() => void toggleFullScreen()}
    >
      {isFull ? <Minimize aria-hidden size={24} /> : <Maximize aria-hidden size={24} />}
    </Button>
  );
}
