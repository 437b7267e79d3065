import type { Page } from '@playwright/test';

/** One animated part of the page, as it is over some turns of its animation. */
export type Light = {
  /** `frame ::after`, `tile ::before` … */
  readonly of: string;
  /** Goes on by itself, for ever, as fast as the page's own clock. */
  readonly isRunning: boolean;
  readonly flashesPerS: number;
  /** Of the time, 0 to 1. */
  readonly litShare: number;
  /** An element itself, with what is written in it; not a mere ground or frame. */
  readonly holdsDigits: boolean;
};

/**
 * Every animated part at a hundred moments a turn for five turns, set on the animation's own clock: how often the page is
 * drawn has no part in it, so a busy machine measures what an idle one does. A flash is a change from dark to lit.
 */
export function sampleLight(page: Page): Promise<readonly Light[]> {
  return page.evaluate(() => {
    const turns = 5;
    const stepsPerTurn = 100;

    function lightOf(animation: Animation, effect: KeyframeEffect, target: Element): Light {
      const { pseudoElement } = effect;
      const name = target.matches('[data-of]') ? 'tile' : target.matches('[aria-hidden]') ? 'frame' : 'other';
      const { duration, iterations } = effect.getComputedTiming();
      const { startTime, playState, playbackRate, timeline } = animation;
      const turnMs = Number(duration);
      const atMs = (step: number) => ((step + 0.5) / stepsPerTurn) * turnMs;
      const steps = Array.from({ length: turns * stepsPerTurn }, (_, step) => step);
      animation.pause();
      const seen = steps.map((step) => {
        animation.currentTime = atMs(step);
        return Number(getComputedStyle(target, pseudoElement).opacity);
      });
      animation.play();
      animation.startTime = startTime;
      const middle = (Math.min(...seen) + Math.max(...seen)) / 2;
      const isLit = (step: number) => seen[step]! > middle;
      const flashes = steps.filter((step) => step > 0 && isLit(step) && !isLit(step - 1));
      const [first = 0, last = 0] = [flashes[0], flashes.at(-1)];
      const litSteps = steps.filter((step) => step >= first && step < last && isLit(step)).length;
      return {
        of: `${name} ${pseudoElement ?? ''}`,
        isRunning:
          playState === 'running' &&
          playbackRate === 1 &&
          timeline === document.timeline &&
          iterations === Infinity,
        flashesPerS: last > first ? ((flashes.length - 1) * 1_000) / (atMs(last) - atMs(first)) : 0,
        litShare: last > first ? litSteps / (last - first) : 1,
        holdsDigits: pseudoElement === null,
      };
    }

    return document.getAnimations().flatMap((animation) => {
      const { effect } = animation;
      if (!(effect instanceof KeyframeEffect) || effect.target === null) return [];
      return [lightOf(animation, effect, effect.target)];
    });
  });
}
