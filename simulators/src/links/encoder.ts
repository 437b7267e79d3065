import { assertNever } from '@chairside/shared/result.ts';
import type { LinkFormat } from '../scenario/scenario.ts';
import type { Encoder, EncoderSettings } from './emission.ts';
import { createBpsEncoder } from './formats/bps.ts';
import { createMasimoEncoder } from './formats/masimo-ascii.ts';
import { createMindrayEncoder } from './formats/mindray.ts';
import { createNoninDf8Encoder } from './formats/nonin-df8.ts';
import { createNoninWaveEncoder } from './formats/nonin-wave.ts';
import { createPcd01Encoder } from './formats/pcd01-encoder.ts';
import { createPlxEncoder } from './formats/plx.ts';

/**
 * What one device puts on a link of that format; where several share a link, each has an encoder of its own. Of reports that the
 * format has no words for there are no frames: an oximeter says nothing in the format of a cuff.
 */
export function createEncoder(format: LinkFormat, about: EncoderSettings): Encoder {
  switch (format) {
    case 'pcd01':
      return createPcd01Encoder(about);
    case 'mindray':
      return createMindrayEncoder();
    case 'nonin-df2':
    case 'nonin-df7':
      return createNoninWaveEncoder(format);
    case 'nonin-df8':
      return createNoninDf8Encoder();
    case 'masimo-ascii':
      return createMasimoEncoder(about);
    case 'plx':
      return createPlxEncoder();
    case 'bps':
      return createBpsEncoder();
    default:
      return assertNever(format);
  }
}
