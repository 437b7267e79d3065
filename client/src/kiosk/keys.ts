import { useEffect, useEffectEvent } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { recall, remember } from '../ui/preferences.ts';

/** Whether a letter alone does something: who dictates to a device switches that off (WCAG 2.1.4). */
export const letterKeys: StoreApi<{ readonly areOn: boolean }> = createStore(() => ({
  areOn: recall('letterKeys') !== 'off',
}));

export function switchLetterKeys(areOn: boolean): void {
  remember('letterKeys', areOn ? null : 'off');
  letterKeys.setState({ areOn });
}

/**
 * Hears keys that are meant for the screen: not those that a dialog, a field or something else has taken, nor those of the
 * browser. `on` says whether it took the key.
 */
export function useScreenKeys(on: (key: string) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (isForAnother(event)) return;
    if (on(event.key)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function isForAnother(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  if (key.length === 1 && !letterKeys.getState().areOn) return true;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
