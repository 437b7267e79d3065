import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from '@playwright/test';

/**
 * A page with the sound of the dashboard and nothing else, from the sources as they stand: types are taken off, nothing is
 * bundled. `window.bench` is what the page offers, and what it heard. Returns the states of desk and browser as they are
 * before anybody touches the page.
 */
export async function openSoundPage(page: Page): Promise<string> {
  await page.route('http://localhost/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const served = await serve(pathname);
    await route.fulfill(served ?? { status: 404 });
  });
  // Not asked by a script: the browser would take that for a person's touch.
  const said = page.waitForEvent('console', (message) => message.text().startsWith(untouched));
  await page.goto('http://localhost/');
  return (await said).text().slice(untouched.length);
}

const untouched = 'untouched: ';

/** What the page has to offer, as far as a test uses it. */
export type SoundBench = {
  readonly desk: {
    want(want: WantedSound | null): void;
    remind(priority: 'high' | 'medium' | 'low'): void;
    silence(): void;
    state(): string;
    lastOnset(): { readonly wantedAtMs: number; readonly onsetAtMs: number } | null;
  };
  readonly context: AudioContext;
  /** The states the desk has told, since the page was loaded. */
  readonly states: readonly { readonly state: string; readonly atMs: number }[];
  /** Records what goes to the loudspeaker, on the audio thread. */
  record(): Promise<void>;
  /** What was recorded up to now. */
  recorded(): Recorded;
  /** The same desk over an offline context: `steps` are taken at their time on its clock. */
  renderOffline(settings: OfflineRun): Promise<string>;
};

export type WantedSound =
  { readonly kind: 'burst'; readonly priority: 'high' | 'medium' | 'low' } | { readonly kind: 'link-lost' };

export type OfflineRun = {
  readonly sampleRateHz: number;
  readonly seconds: number;
  readonly steps: readonly (readonly [
    atS: number,
    does:
      | { readonly want: WantedSound | null }
      | { readonly remind: 'high' | 'medium' | 'low' }
      | 'silence'
      | 'probe',
  ])[];
};

/** Samples as base64 of 32-bit floats, from `firstFrame` of the audio clock on; and when each block of 128 was played. */
export type Recorded = {
  readonly firstFrame: number;
  readonly sampleRateHz: number;
  readonly samples: string;
  readonly blocks: readonly { readonly frame: number; readonly wallMs: number }[];
};

export function samplesFrom(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

const root = new URL('../../', import.meta.url);

async function serve(pathname: string) {
  if (pathname === '/') return { contentType: 'text/html', body: html };
  if (pathname === '/no-schemas.js') return { contentType: 'text/javascript', body: noSchemas };
  if (!/^\/(client\/src|shared\/src|node_modules\/zustand)\//.test(pathname)) return null;
  const text = await readFile(new URL(`.${pathname}`, root), 'utf8');
  const body = pathname.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
  return { contentType: 'text/javascript', body };
}

/** What is built from schemas is not used here, and in the dashboard's bundle it is not even there. */
const noSchemas = `export const z = new Proxy(() => z, { get: () => z });`;

/** On the audio thread: every block as it goes to the loudspeaker, with the frame it began at and the wall clock. */
const recorder = `
registerProcessor('recorder', class extends AudioWorkletProcessor {
  process([[samples]]) {
    this.port.postMessage({ frame: currentFrame, wallMs: Date.now(), samples: samples?.slice() ?? null });
    return true;
  }
});`;

const html = `<!doctype html>
<title>Sound</title>
<button>Switch the sound on</button>
<script type="importmap">
  { "imports": {
    "@chairside/shared/": "/shared/src/",
    "zustand/vanilla": "/node_modules/zustand/esm/vanilla.mjs",
    "zod": "/no-schemas.js"
  } }
</script>
<script type="text/plain" id="recorder">${recorder}</script>
<script type="module">
import { createSoundDesk } from '/client/src/sound/sound-desk.ts';
import { createWebAudio } from '/client/src/sound/web-audio.ts';

// Whatever is connected to the loudspeaker is what the recorder listens to.
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to instanceof AudioDestinationNode && this.context instanceof AudioContext) window.lastNode = this;
  return connect.call(this, to, ...rest);
};

const context = new AudioContext();
const desk = createSoundDesk(createWebAudio(context));
const states = [];
const blocks = [];
desk.store.subscribe(({ state }) => states.push({ state, atMs: performance.now() }));
desk.start();
document.querySelector('button').onclick = () => desk.unlock();

function base64(samples) {
  const bytes = new Uint8Array(samples.buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

window.bench = {
  desk,
  context,
  states,
  async record() {
    const code = new Blob([document.querySelector('#recorder').textContent], { type: 'text/javascript' });
    await context.audioWorklet.addModule(URL.createObjectURL(code));
    const node = new AudioWorkletNode(context, 'recorder', { channelCount: 1, channelCountMode: 'explicit' });
    node.port.onmessage = ({ data }) => blocks.push(data);
    window.lastNode.connect(node);
    // A graph that was just changed may leave out a block or two.
    while (blocks.length < 100) await new Promise((resolve) => setTimeout(resolve, 50));
  },
  recorded() {
    const [first] = blocks;
    const all = new Float32Array(blocks.at(-1).frame - first.frame + 128);
    for (const { frame, samples } of blocks) if (samples !== null) all.set(samples, frame - first.frame);
    return {
      firstFrame: first.frame,
      sampleRateHz: context.sampleRate,
      samples: base64(all),
      blocks: blocks.map(({ frame, wallMs }) => ({ frame, wallMs })),
    };
  },
  async renderOffline({ sampleRateHz, seconds, steps }) {
    const offline = new OfflineAudioContext(1, sampleRateHz * seconds, sampleRateHz);
    const audio = createWebAudio(offline);
    const other = createSoundDesk(audio);
    const take = (does) => {
      if (does === 'silence') other.silence();
      else if (does === 'probe') audio.probe(1000);
      else if ('remind' in does) other.remind(does.remind);
      else other.want(does.want);
    };
    for (const [atS, does] of steps) {
      if (atS === 0) take(does);
      else void offline.suspend(atS).then(() => { take(does); return offline.resume(); });
    }
    return base64((await offline.startRendering()).getChannelData(0));
  },
};

setTimeout(() => console.log('${untouched}' + desk.state() + ', ' + context.state), 300);
</script>`;
