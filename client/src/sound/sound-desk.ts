import { chimeSound } from '@chairside/shared/alarms/bursts.ts';
import type { Priority } from '@chairside/shared/alarms/conditions.ts';
import type { SoundState } from '@chairside/shared/screens/report.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AudioPort, Voice } from './audio-port.ts';
import {
  beginProbe,
  changeOutput,
  isProbeDue,
  judgeProbe,
  lockedPath,
  lookAtClock,
  lookEveryMs,
  probeForMs,
  soundStateOf,
  unlockPath,
  type AudioPath,
} from './audio-path.ts';
import {
  addReminder,
  changeWant,
  emptySchedule,
  isSameWant,
  leadMs,
  silence,
  topUp,
  type Change,
  type Order,
  type Schedule,
  type SoundWant,
} from './schedule.ts';

/**
 * The one place from which a screen sounds. It is told what is wanted now, keeps the rhythm, and knows whether anybody could
 * hear it. What is wanted while the browser does not play yet is played as soon as it does.
 */
export type SoundDesk = {
  /** Sounds it until told otherwise. The same again changes nothing; what has begun is finished first (AL25). */
  want(want: SoundWant | null): void;
  /** One burst (AL18); none while something as urgent is wanted. */
  remind(priority: Priority): void;
  /** A person acknowledged or paused: quiet at once, and nothing wanted until `want` says so again. */
  silence(): void;
  /**
   * From a person's touch. Plays a chime, or what is wanted, and counts as the test of the present output. False where the
   * browser does not play all the same.
   */
  unlock(): Promise<boolean>;
  state(): SoundState;
  readonly store: SoundStore;
  /** The last sound that began to be wanted, and when its first sample leaves the output; null before the first. */
  lastOnset(): Onset | null;
  /** Begins to look after itself. Returns the end of that, after which it is silent. */
  start(): () => void;
};

export type SoundStore = StoreApi<{ readonly state: SoundState }>;

/** On the clock of `performance.now()`. */
export type Onset = { readonly want: SoundWant; readonly wantedAtMs: number; readonly onsetAtMs: number };

export function createSoundDesk(audio: AudioPort): SoundDesk {
  const store: SoundStore = createStore(() => ({ state: soundStateOf(lockedPath) }));
  const voices = new Map<number, Voice>();
  let path = lockedPath;
  let schedule = emptySchedule;
  let begun: { readonly want: SoundWant; readonly wantedAtMs: number; readonly startMs: number } | null =
    null;

  function look() {
    const now = { hostMs: performance.now(), audioMs: audio.nowMs(), isRunning: audio.isRunning() };
    become(lookAtClock(path, now));
    become(judgeProbe(path, { ...now, isOutputAlive: audio.isOutputAlive() }));
    if (now.isRunning && isProbeDue(path, now.hostMs)) {
      audio.probe(probeForMs);
      become(beginProbe(path, now.audioMs));
    }
    // Nobody may be there to touch the screen: what has to be heard is tried, whatever the browser may think of it.
    if (!now.isRunning && schedule.want !== null) void audio.resume();
    follow(topUp(schedule, now.audioMs));
  }

  function become(next: AudioPath) {
    path = next;
    const state = soundStateOf(path);
    if (state !== store.getState().state) store.setState({ state });
  }

  function follow({ schedule: next, orders }: Change) {
    schedule = next;
    for (const order of orders) carryOut(order);
    for (const id of voices.keys()) if (!isPlanned(schedule, id)) voices.delete(id);
  }

  function carryOut({ type, planned }: Order) {
    switch (type) {
      case 'play':
        voices.set(planned.id, audio.play(planned.sound, planned.startMs));
        return;
      case 'end':
        voices.get(planned.id)?.endAt(planned.endMs);
        return;
      case 'drop':
        voices.get(planned.id)?.endAt(0);
        return;
      case 'cut':
        voices.get(planned.id)?.cut();
    }
  }

  return {
    want(want) {
      if (isSameWant(schedule.want, want)) return;
      const wantedAtMs = performance.now();
      const change = changeWant(schedule, want, audio.nowMs());
      follow(change);
      if (want === null) return;
      const first = change.orders.find(({ type }) => type === 'play');
      if (first !== undefined) begun = { want, wantedAtMs, startMs: first.planned.startMs };
      if (!audio.isRunning()) void audio.resume();
    },
    remind: (priority) => follow(addReminder(schedule, priority, audio.nowMs())),
    silence: () => follow(silence(schedule, audio.nowMs())),
    async unlock() {
      if (!(await audio.resume())) return false;
      become(unlockPath(path));
      if (schedule.planned.length === 0) audio.play(chimeSound, audio.nowMs() + leadMs);
      return true;
    },
    state: () => store.getState().state,
    store,
    lastOnset() {
      if (begun === null) return null;
      const { want, wantedAtMs, startMs } = begun;
      return { want, wantedAtMs, onsetAtMs: audio.heardAtHostMs(startMs) };
    },
    start() {
      const timer = setInterval(look, lookEveryMs);
      const stopHearing = audio.onRunningChange(look);
      const stopWatching = audio.onOutputChange(() => become(changeOutput(path)));
      return () => {
        clearInterval(timer);
        stopHearing();
        stopWatching();
        follow(silence(schedule, audio.nowMs()));
      };
    },
  };
}

function isPlanned({ planned }: Schedule, id: number): boolean {
  return planned.some((one) => one.id === id);
}
