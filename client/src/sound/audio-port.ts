import type { Sound } from '@chairside/shared/alarms/bursts.ts';

/** What the sound desk needs of a browser's audio. Times are ms on the audio clock unless they say otherwise. */
export type AudioPort = {
  nowMs(): number;
  /** The browser says that it plays; whether its clock advances is another matter. */
  isRunning(): boolean;
  /** From a person's touch, or later: whether it runs now. Where the browser wants a touch first, it may take until then. */
  resume(): Promise<boolean>;
  /** Begins to play at `atMs`, kept by the audio thread however busy the page is; at once where that is past. */
  play(sound: Sound, atMs: number): Voice;
  /** Plays what nobody can hear, through all that an alarm goes through, for `forMs` from now. */
  probe(forMs: number): void;
  /** Whether something, a probe at least, arrives at the output just now. */
  isOutputAlive(): boolean;
  /** On the clock of `performance.now()`: when what is played at `atMs` leaves the output. */
  heardAtHostMs(atMs: number): number;
  /** The browser has started or stopped playing. Returns the way back. */
  onRunningChange(listener: () => void): () => void;
  /** Another output than before, as far as the browser says. Returns the way back. */
  onOutputChange(listener: () => void): () => void;
};

/** One sound as it is played, once. */
export type Voice = {
  /** No sample after `atMs`; where that is before its start, none at all. */
  endAt(atMs: number): void;
  /** Fades now, within what is not heard as a click. */
  cut(): void;
};
