import { VolumeX } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../ui/text.ts';
import type { SoundDesk } from './sound-desk.ts';
import style from './SoundMark.module.css';

/** Stands wherever nobody would hear this screen, and is the way to change that; nothing where it is heard (AL29). */
export function SoundMark({ desk }: { readonly desk: SoundDesk }) {
  const text = useText();
  const state = useStore(desk.store, (sound) => sound.state);
  const [hasFailed, setHasFailed] = useState(false);
  if (state === 'audible') return null;
  return (
    <button
      className={style.mark}
      type="button"
      data-sound={state}
      onClick={() => void desk.unlock().then((isPlaying) => setHasFailed(!isPlaying))}
    >
      <VolumeX aria-hidden className={style.sign} size={36} />
      <span className={style.words}>
        <strong>{text.sound.off[state]}</strong>
        <span>{hasFailed ? text.sound.failed : text.sound.unlock[state]}</span>
      </span>
    </button>
  );
}
