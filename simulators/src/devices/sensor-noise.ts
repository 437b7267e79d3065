import type { Stream, Streams } from '../random.ts';

/**
 * What a pulse oximeter’s sensor makes of the saturation at its site (simulator reference §3.5): a bias that stays with device and
 * patient, noise that wanders, and under motion or light an error towards 85 %, where red and infrared look the same. So motion
 * reads low in a healthy person, and may hide a real fall.
 */
export type SensorNoise = {
  /** Moves on by a second. Takes its draws whatever happens, so that nothing that happens shifts them. */
  step(): void;
  /** `disturbance`: of motion or light, 0 to 1. */
  read(saturationPercent: number, disturbance: number): number;
};

const biasSdPercent = 1.3;
const noiseSdPercent = 0.6;
const noiseTauS = 8;

const equalRatioPercent = 85;

/**
 * How far motion takes the reading there. Set so that over 8 s of averaging, moving by 0.7, the display is more than 2 points off
 * for 7 % of the time (Rafl-Huttova 2021); what other averagings then show was not looked at. It wanders as the noise does.
 */
const motionPull = 0.085;

export function createSensorNoise(streams: Streams): SensorNoise {
  const biasPercent = biasSdPercent * streams('bias').normal(0);
  const noise = createAutoregression(streams('noise'), noiseTauS);
  const motion = createAutoregression(streams('motion'), noiseTauS);
  return {
    step() {
      noise.step();
      motion.step();
    },
    read(saturationPercent, disturbance) {
      const share = 1 - Math.exp(-motionPull * disturbance * Math.exp(motion.value()));
      const pulled = saturationPercent + (equalRatioPercent - saturationPercent) * share;
      return pulled + biasPercent + noiseSdPercent * noise.value();
    },
  };
}

/** AR(1), a step a second: mean 0, standard deviation 1. */
function createAutoregression(stream: Stream, tauS: number) {
  const kept = Math.exp(-1 / tauS);
  const added = Math.sqrt(1 - kept * kept);
  let n = 0;
  let value = stream.normal(0);
  return {
    step() {
      n += 1;
      value = kept * value + added * stream.normal(n);
    },
    value: () => value,
  };
}
