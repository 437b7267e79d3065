import type { Page } from '@playwright/test';
import {
  burstByPriority,
  chimeSound,
  linkLostSound,
  soundLengthMs,
} from '@chairside/shared/alarms/bursts.ts';
import type { Priority } from '@chairside/shared/alarms/conditions.ts';

/**
 * What a screen gives to the browser's audio thread, told apart by length: the dashboard has no door for it, so the door is in
 * the browser. It says what is heard or about to be; whether the samples are right, sound.spec.ts measures.
 */
export type Ear = {
  /** Everything that sounds now or has its place on the audio clock and is not taken back. */
  readonly hears: () => Promise<readonly Heard[]>;
  /** The browser stops its audio and will not let the page go on: another program has taken the output. */
  readonly block: () => Promise<void>;
  readonly unblock: () => Promise<void>;
};

export type Heard = Priority | 'link-lost' | 'chime';

const lengthsMs: Readonly<Record<Heard, number>> = {
  high: soundLengthMs(burstByPriority.high),
  medium: soundLengthMs(burstByPriority.medium),
  low: soundLengthMs(burstByPriority.low),
  'link-lost': soundLengthMs(linkLostSound),
  chime: soundLengthMs(chimeSound),
};

declare global {
  interface Window {
    readonly ear: { lengthsMs(): readonly number[]; block(): void; unblock(): void };
  }
}

/** Before the page is opened. */
export async function putEarOn(page: Page): Promise<Ear> {
  await page.addInitScript(listen);
  return {
    async hears() {
      const planned = await page.evaluate(() => window.ear.lengthsMs());
      return [...new Set(planned.map(soundOf))].sort();
    },
    block: () => page.evaluate(() => window.ear.block()),
    unblock: () => page.evaluate(() => window.ear.unblock()),
  };
}

/** A length belongs to the sound that is nearest: a buffer ends with its last sample, up to one later. */
function soundOf(lengthMs: number): Heard {
  const sounds = Object.entries(lengthsMs) as [Heard, number][];
  const [[nearest]] = sounds.sort(
    ([, one], [, other]) => Math.abs(one - lengthMs) - Math.abs(other - lengthMs),
  ) as [[Heard, number]];
  return nearest;
}

/** Runs in the page, before its scripts. */
function listen(): void {
  const sources: { readonly node: AudioBufferSourceNode; untilS: number }[] = [];
  const contexts: AudioContext[] = [];
  let isBlocked = false;
  window.AudioBufferSourceNode = class extends AudioBufferSourceNode {
    override start(atS = 0): void {
      sources.push({ node: this, untilS: atS + (this.buffer?.duration ?? 0) });
      super.start(atS);
    }
    override stop(atS = 0): void {
      const source = sources.find(({ node }) => node === this);
      if (source !== undefined) source.untilS = Math.min(source.untilS, atS);
      super.stop(atS);
    }
  };
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
    override resume(): Promise<void> {
      return isBlocked ? Promise.reject(new Error('blocked')) : super.resume();
    }
  };
  Object.assign(window, {
    ear: {
      lengthsMs: () =>
        sources
          .filter(({ node, untilS }) => untilS > node.context.currentTime)
          .map(({ node }) => (node.buffer?.duration ?? 0) * 1_000),
      block() {
        isBlocked = true;
        for (const context of contexts) void context.suspend();
      },
      unblock() {
        isBlocked = false;
      },
    },
  });
}
