import { burstByPriority, chimeSound, linkLostSound, type Sound } from '@chairside/shared/alarms/bursts.ts';
import type { AudioPort, Voice } from './audio-port.ts';
import { renderSound } from './waveform.ts';

/**
 * 80 dB under the loudest and at a pitch small loudspeakers do not give: not heard in a silent room, plain to the analyser.
 * Nothing is muted for it, so nothing can stay muted.
 */
const probe = { hz: 100, amplitude: 1e-4 };
const fadeMs = 15;

/**
 * The audio of a browser: voices → outlet → analyser → loudspeaker. A sound is rendered once into a buffer and played from
 * there by a node for each time it is heard, so a burst is exact to the sample. An offline context does as well.
 */
export function createWebAudio(context: BaseAudioContext): AudioPort {
  const buffers = new Map<Sound, AudioBuffer>();
  const outlet = new GainNode(context);
  const analyser = new AnalyserNode(context, { fftSize: 2_048 });
  const seen = new Float32Array(analyser.fftSize);
  outlet.connect(analyser).connect(context.destination);

  // Before the first alarm: rendered then, it would begin late.
  for (const sound of [...Object.values(burstByPriority), linkLostSound, chimeSound]) bufferOf(sound);

  const nowMs = () => context.currentTime * 1_000;

  return {
    nowMs,
    isRunning: () => context.state === 'running',
    async resume() {
      if (context instanceof AudioContext) await context.resume().catch(() => undefined);
      return context.state === 'running';
    },
    play: (sound, atMs) => play(context, { buffer: bufferOf(sound), outlet, atMs }),
    probe(forMs) {
      const tone = new OscillatorNode(context, { frequency: probe.hz });
      const level = new GainNode(context, { gain: probe.amplitude });
      tone.connect(level).connect(outlet);
      tone.start();
      tone.stop(context.currentTime + forMs / 1_000);
      tone.addEventListener('ended', () => level.disconnect());
    },
    isOutputAlive() {
      analyser.getFloatTimeDomainData(seen);
      const power = seen.reduce((sum, sample) => sum + sample * sample, 0) / seen.length;
      // A sine's power is half its amplitude squared; half of that again leaves room for where its period is cut.
      return power > (probe.amplitude * probe.amplitude) / 4;
    },
    heardAtHostMs: (atMs) => heardAtHostMs(context, atMs),
    onRunningChange(listener) {
      context.addEventListener('statechange', listener);
      return () => context.removeEventListener('statechange', listener);
    },
    onOutputChange: (listener) => onOutputChange(context, listener),
  };

  function bufferOf(sound: Sound): AudioBuffer {
    const known = buffers.get(sound);
    if (known !== undefined) return known;
    const { sampleRate } = context;
    const samples = renderSound(sound, sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate });
    buffer.copyToChannel(samples, 0);
    buffers.set(sound, buffer);
    return buffer;
  }
}

type Playing = { readonly buffer: AudioBuffer; readonly outlet: AudioNode; readonly atMs: number };

function play(context: BaseAudioContext, { buffer, outlet, atMs }: Playing): Voice {
  const source = new AudioBufferSourceNode(context, { buffer });
  const level = new GainNode(context);
  source.connect(level).connect(outlet);
  // Between two samples the browser would have to invent the ones it plays.
  source.start(Math.max(0, Math.round((atMs / 1_000) * context.sampleRate) / context.sampleRate));
  source.addEventListener('ended', () => level.disconnect());
  return {
    endAt: (endMs) => source.stop(Math.max(0, endMs / 1_000)),
    cut() {
      const endS = context.currentTime + fadeMs / 1_000;
      level.gain.setValueAtTime(1, context.currentTime);
      level.gain.linearRampToValueAtTime(0, endS);
      source.stop(endS);
    },
  };
}

/** By the browser's own pairing of its two clocks where it has made one, else by what it says of its latency. */
function heardAtHostMs(context: BaseAudioContext, atMs: number): number {
  const behindMs = atMs - context.currentTime * 1_000;
  if (!(context instanceof AudioContext)) return performance.now() + behindMs;
  const { contextTime, performanceTime } = context.getOutputTimestamp();
  if (contextTime !== undefined && performanceTime !== undefined && performanceTime > 0)
    return performanceTime + atMs - contextTime * 1_000;
  return performance.now() + behindMs + (context.outputLatency || context.baseLatency) * 1_000;
}

/** A page without a secure origin is not told of devices: there it is trusted that they stay (decision 0018). */
function onOutputChange(context: BaseAudioContext, listener: () => void): () => void {
  const devices = 'mediaDevices' in navigator ? navigator.mediaDevices : null;
  devices?.addEventListener('devicechange', listener);
  context.addEventListener('sinkchange', listener);
  return () => {
    devices?.removeEventListener('devicechange', listener);
    context.removeEventListener('sinkchange', listener);
  };
}
