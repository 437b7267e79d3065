import { Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { SoundDesk } from '../sound/sound-desk.ts';
import { useText } from '../ui/text.ts';
import { useSoundDesk } from './sound-desk.tsx';
import style from './SoundMark.module.css';

/** Whether somebody here would hear an alarm; where not, a tap arms the sound and tests it (AL29). */
export function SoundMark() {
  const desk = useSoundDesk();
  return desk === null ? null : <Mark desk={desk} />;
}

function Mark({ desk }: { readonly desk: SoundDesk }) {
  const { sound } = useText().alarm;
  const state = useStore(desk.store, (one) => one.state);
  const isAudible = state === 'audible';
  const [isRefused, setRefused] = useState(false);
  const words = isRefused ? sound.refused : sound[state];
  /** The browser may not play all the same: then nobody must think it does. */
  const unlock = async () => setRefused(!(await desk.unlock()));
  return (
    <button
      type="button"
      className={style.mark}
      data-sound={isRefused && isAudible ? 'stopped' : state}
      aria-label={isAudible && !isRefused ? sound.test : words}
      onClick={() => void unlock()}
    >
      {isAudible && !isRefused ? <Volume2 aria-hidden size={22} /> : <VolumeX aria-hidden size={22} />}
      {words}
    </button>
  );
}
