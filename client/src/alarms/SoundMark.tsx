import { Volume2, VolumeX } from 'lucide-react';
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
  return (
    <button
      type="button"
      className={style.mark}
      data-sound={state}
      aria-label={isAudible ? sound.test : sound[state]}
      onClick={() => void desk.unlock()}
    >
      {isAudible ? <Volume2 aria-hidden size={22} /> : <VolumeX aria-hidden size={22} />}
      {sound[state]}
    </button>
  );
}
