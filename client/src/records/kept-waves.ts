import { waveKeptMs, type KeptWave } from '@chairside/shared/devices/wave.ts';

/** What the gateway kept of a session's waves; null for anything else. */
export function heardWaves(body: unknown): readonly KeptWave[] | null {
  if (typeof body !== 'object' || body === null || !('waves' in body) || !Array.isArray(body.waves))
    return null;
  return (body.waves as readonly Partial<KeptWave>[]).filter(isDrawable);
}

function isDrawable(wave: Partial<KeptWave>): wave is KeptWave {
  return Array.isArray(wave.samples) && Number.isFinite(wave.atMs) && (wave.rateHz ?? 0) > 0;
}

/** What lies around that moment, each stretch cut to it. */
export function wavesAround(waves: readonly KeptWave[], momentMs: number): readonly KeptWave[] {
  const [fromMs, toMs] = [momentMs - waveKeptMs, momentMs + waveKeptMs];
  return waves
    .filter((wave) => wave.atMs < toMs && endMs(wave) > fromMs)
    .map((wave) => {
      const indexAt = (atMs: number) => Math.max(0, Math.ceil(((atMs - wave.atMs) * wave.rateHz) / 1_000));
      const first = indexAt(fromMs);
      return {
        ...wave,
        atMs: wave.atMs + (first * 1_000) / wave.rateHz,
        samples: wave.samples.slice(first, indexAt(toMs)),
      };
    })
    .filter(({ samples }) => samples.length > 0);
}

function endMs({ atMs, rateHz, samples }: KeptWave): number {
  return atMs + (samples.length * 1_000) / rateHz;
}
