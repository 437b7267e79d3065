import type { ChairId } from '@chairside/shared/ids.ts';
import { RefreshCw } from 'lucide-react';
import { useLive } from '../live/context.tsx';
import { Button } from '../ui/Button.tsx';
import { useKioskText } from './kiosk-text.ts';
import { ownVersion } from './own-version.ts';
import { isVersionOffered } from './version-offer.ts';
import style from './VersionOffer.module.css';

/** Between sessions only, and only offered: nothing is loaded until somebody taps it (UI24). Loaded apart. */
export function VersionOffer({ at }: { readonly at: ChairId | 'overview' }) {
  const { version } = useKioskText();
  const isOffered = useLive((live) => isVersionOffered(live, { version: ownVersion(), at }));
  if (!isOffered) return null;
  return (
    <p className={style.offer} role="status">
      <span>{version.offered}</span>
      <Button kind="quiet" title={version.hint} onClick={() => location.reload()}>
        <RefreshCw aria-hidden size={20} /> {version.load}
      </Button>
    </p>
  );
}
