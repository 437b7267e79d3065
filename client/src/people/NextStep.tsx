import { useState } from 'react';
import { useStore } from 'zustand';
import { useLive } from '../live/context.tsx';
import { selectKept, selectStanding } from '../live/selectors.ts';
import { AskedStep } from './AskedStep.tsx';
import { justTyped } from './just-typed.ts';

/**
 * What follows a sign-in by itself: a password of one's own where it came from somebody else, then a PIN where there is none. Either
 * can be put off, and nothing that is shown waits for it; what is asked for meanwhile asks again.
 */
export function NextStep() {
  const standing = useLive(selectStanding);
  const isAnythingKept = useLive(selectKept).length > 0;
  const isJustSignedIn = useStore(justTyped.store, ({ password }) => password !== null);
  const [putOffFor, putOff] = useState<string | null>(null);
  const personId = standing?.person?.personId ?? null;
  if (standing === null || personId === null || isAnythingKept || standing.isLocked) return null;
  if (standing.mustChangePassword) {
    const close = () => {
      justTyped.forget();
      putOff(personId);
    };
    return putOffFor === personId ? null : (
      <AskedStep step="change" onDone={() => undefined} onClose={close} />
    );
  }
  if (!isJustSignedIn || standing.hasPin) return null;
  return (
    <AskedStep step="pin" onDone={justTyped.forget} onClose={justTyped.forget} onLater={justTyped.forget} />
  );
}
