import type { Browser, Page } from '@playwright/test';
import { openPage, type Viewport } from '../chromium.ts';
import { stampMs } from '../numbers.ts';

/** A real screen of the dashboard that notes what it has drawn and what it has begun to sound. */
export type WatchedPage = {
  readonly page: Page;
  /** A person's touch on the mark of the sound, until the screen says that it is heard. */
  unlockSound(): Promise<void>;
  /** What it noted so far, all times as stamps. */
  noted(): Promise<Noted>;
};

export type Noted = {
  readonly drawn: readonly Drawn[];
  readonly sounds: readonly { readonly calledAt: number; readonly heardAt: number }[];
  /** How far the page's clock may be off the bench's. */
  readonly clockWithinMs: number;
};

/** The first alarm text of a chair, or the cover of a lost link, when it had changed and the frame that shows it was made. */
export type Drawn = {
  /** `cover` for a lost link. */
  readonly place: string;
  readonly at: number;
  /** Null: there is none any more. */
  readonly priority: string | null;
  readonly isTechnical: boolean;
  readonly words: string;
};

type InPage = {
  readonly drawn: readonly Drawn[];
  readonly sounds: readonly { readonly calledAt: number; readonly heardAt: number }[];
};

export type Opening = { readonly url: string; readonly viewport?: Viewport };

export async function openWatchedPage(browser: Browser, { url, viewport }: Opening): Promise<WatchedPage> {
  const page = await openPage(browser, viewport);
  await page.addInitScript(watchDrawing);
  await page.addInitScript(watchSound);
  await page.goto(url);
  return {
    page,
    async unlockSound() {
      await page.locator('[data-sound]').first().click();
      await page.locator('[data-sound="audible"]').first().waitFor({ timeout: 20_000 });
    },
    async noted() {
      const { offsetMs, withinMs } = await pageClock(page);
      const { drawn, sounds } = await page.evaluate(
        () => (globalThis as unknown as { readonly benchNoted: InPage }).benchNoted,
      );
      return {
        drawn: drawn.map((one) => ({ ...one, at: one.at + offsetMs })),
        sounds: sounds.map(({ calledAt, heardAt }) => ({
          calledAt: calledAt + offsetMs,
          heardAt: heardAt + offsetMs,
        })),
        clockWithinMs: withinMs,
      };
    },
  };
}

/** What to add to the page's `performance.now()` for a stamp: of many questions, the one answered quickest. */
async function pageClock(page: Page): Promise<{ readonly offsetMs: number; readonly withinMs: number }> {
  let best = { offsetMs: 0, withinMs: Infinity };
  for (let question = 0; question < 50; question += 1) {
    const asked = stampMs();
    const pageMs = await page.evaluate(() => performance.now());
    const answered = stampMs();
    const withinMs = (answered - asked) / 2;
    if (withinMs < best.withinMs) best = { offsetMs: (asked + answered) / 2 - pageMs, withinMs };
  }
  return best;
}

/** Runs in the page. A change counts as drawn in the task after the frame in which it was laid out and painted. */
function watchDrawing(): void {
  type Shown = Pick<Drawn, 'priority' | 'isTechnical' | 'words'>;
  const drawn: Drawn[] = [];
  const shownBy = new Map<string, string>();
  const waiting: Omit<Drawn, 'at'>[] = [];
  const framed: Omit<Drawn, 'at'>[] = [];
  const afterPaint = new MessageChannel();
  Object.assign(globalThis, { benchNoted: { drawn, sounds: [] } });

  afterPaint.port1.onmessage = () => {
    const at = performance.now();
    for (const one of framed.splice(0)) drawn.push({ ...one, at });
  };
  const note = (place: string, shown: Shown) => {
    const key = JSON.stringify(shown);
    if (shownBy.get(place) === key) return;
    shownBy.set(place, key);
    if (waiting.length === 0) requestAnimationFrame(frame);
    waiting.push({ place, ...shown });
  };
  const frame = () => {
    framed.push(...waiting.splice(0));
    afterPaint.port2.postMessage(null);
  };
  const shownIn = (text: Element | null): Shown => ({
    priority: text?.getAttribute('data-priority') ?? null,
    isTechnical: text?.hasAttribute('data-technical') ?? false,
    words: text?.querySelector('b')?.textContent ?? '',
  });
  new MutationObserver((changes) => {
    const places = new Set<Element>();
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const place = element?.closest('[data-chair]');
      if (place !== undefined && place !== null) places.add(place);
      if (element === document.body || element?.closest('#root') === element)
        for (const one of document.querySelectorAll('[data-chair]')) places.add(one);
    }
    for (const place of places)
      note(place.getAttribute('data-chair') ?? '', shownIn(place.querySelector('p[data-priority]')));
    note('cover', shownIn(document.querySelector('dialog[open][data-priority]')));
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-priority', 'data-technical', 'open'],
  });
}

/** Runs in the page. Every sound that is given to the audio clock, and when by the browser its first sample is put out. */
function watchSound(): void {
  const sounds: { calledAt: number; heardAt: number }[] = [];
  class NotedSource extends AudioBufferSourceNode {
    override start(whenS = 0, ...rest: [offset?: number, duration?: number]): void {
      const context = this.context as AudioContext;
      const calledAt = performance.now();
      const beginsS = Math.max(whenS, context.currentTime);
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      const heardAt =
        performanceTime > 0
          ? performanceTime + (beginsS - contextTime) * 1000
          : calledAt + (beginsS - context.currentTime + context.outputLatency) * 1000;
      sounds.push({ calledAt, heardAt });
      super.start(whenS, ...rest);
    }
  }
  const { benchNoted } = globalThis as unknown as { readonly benchNoted: object };
  Object.assign(benchNoted, { sounds });
  Object.assign(globalThis, { AudioBufferSourceNode: NotedSource });
}
