import type { Draws } from './draws.ts';
import type { FormatFaults } from './format-faults.ts';
import type { LinkDeeds } from './link-deeds.ts';
import { damaged, misstated, type Parcel } from './parcel.ts';

/**
 * What happens to a frame before it leaves the device, in this order, so that several at once are always the same:
 *
 *   what it says    special_values · same_control_id · sequence_reset · line_ends · flag_mismatch
 *   its bytes       wrong_sync · corrupt
 *   its ends        merge, two_in_block · missing_end · mid_frame_start · truncate · garbage
 */
export type FrameFaults = {
  /** What becomes of it; none while it waits for the next one to be joined with. */
  pass(parcel: Parcel, atMs: number): readonly Parcel[];
  /** When what waits is to be released, for no next one will be joined to it; null: nothing waits for that. */
  readonly releaseAtMs: () => number | null;
  release(): readonly Parcel[];
  startNextInItsMiddle(): void;
  countFromOne(): void;
};

export type FrameFaultSettings = {
  readonly faults: FormatFaults;
  readonly deeds: LinkDeeds;
  readonly draws: Draws;
};

export function createFrameFaults({ faults, deeds, draws }: FrameFaultSettings): FrameFaults {
  let waiting: { readonly parcel: Parcel; readonly spanId: string } | null = null;
  let startsInMiddle = false;
  /** Messages since the counter began anew; null: it never did. */
  let counted: number | null = null;

  function pass(parcel: Parcel, atMs: number): readonly Parcel[] {
    const whole = joined(corrupted(outOfSync(said(parcel, atMs), atMs), atMs), atMs);
    return whole === null ? [] : [ended(whole, atMs)];
  }

  function said(parcel: Parcel, atMs: number): Parcel {
    return withFlagsTooMany(withLineEnds(withControlId(withSpecialValues(parcel, atMs), atMs), atMs), atMs);
  }

  function withSpecialValues(parcel: Parcel, atMs: number): Parcel {
    const special = deeds.at('special_values', atMs);
    return special === null ? parcel : misstated(parcel, faults.saidAs(parcel.bytes, special.deed.params.as));
  }

  function withControlId(parcel: Parcel, atMs: number): Parcel {
    if (parcel.controlId === null || faults.withControlId === undefined) return parcel;
    if (counted !== null) counted += 1;
    const own = counted === null ? parcel.controlId : numbered(parcel.controlId, counted);
    const controlId = deeds.at('same_control_id', atMs) === null ? own : '1';
    return controlId === parcel.controlId
      ? parcel
      : { ...parcel, controlId, bytes: faults.withControlId(parcel.bytes, controlId) };
  }

  function withLineEnds(parcel: Parcel, atMs: number): Parcel {
    const ends = deeds.at('line_ends', atMs);
    if (ends === null || faults.withLineEnds === undefined) return parcel;
    const draw = (n: number) => draws.uniform(`line_ends/${parcel.n}`, n);
    return { ...parcel, bytes: faults.withLineEnds(parcel.bytes, ends.deed.params.with, draw) };
  }

  function withFlagsTooMany(parcel: Parcel, atMs: number): Parcel {
    const isHit = hits('flag_mismatch', parcel, atMs);
    return isHit && faults.withFlagsTooMany !== undefined
      ? damaged(parcel, faults.withFlagsTooMany(parcel.bytes))
      : parcel;
  }

  function outOfSync(parcel: Parcel, atMs: number): Parcel {
    if (faults.outOfSync === undefined || !hits('wrong_sync', parcel, atMs)) return parcel;
    const draw = (n: number) => draws.uniform(`wrong_sync/${parcel.n}`, n);
    return damaged(parcel, faults.outOfSync(parcel.bytes, draw));
  }

  function corrupted(parcel: Parcel, atMs: number): Parcel {
    const corrupt = deeds.at('corrupt', atMs);
    if (corrupt === null || !draws.hits('corrupt', parcel.n, corrupt.deed.params.rate)) return parcel;
    const mends = corrupt.deed.params.keepChecksum ? faults.checksum : undefined;
    const places = [...parcel.bytes.keys()].filter((at) => mends?.isSum(at) !== true);
    const at = places[draws.pick('corrupt/byte', parcel.n, places.length)];
    const flipped = parcel.bytes.map((byte, index) =>
      index === at ? byte ^ (1 + draws.pick('corrupt/bits', parcel.n, 255)) : byte,
    );
    return damaged(parcel, mends === undefined ? flipped : mends.mended(flipped));
  }

  function joined(parcel: Parcel, atMs: number): Parcel | null {
    if (faults.joined === undefined) return parcel;
    const { verb, join } = faults.joined;
    if (waiting !== null) {
      const first = waiting.parcel;
      waiting = null;
      return damaged(parcel, join(first.bytes, parcel.bytes));
    }
    const fault = deeds.at(verb, atMs);
    if (fault === null || !draws.hits(verb, parcel.n, fault.deed.params.rate)) return parcel;
    waiting = { parcel, spanId: fault.span.id };
    return null;
  }

  function ended(parcel: Parcel, atMs: number): Parcel {
    return afterGarbage(truncated(fromItsMiddle(withoutEnd(parcel, atMs)), atMs), atMs);
  }

  function withoutEnd(parcel: Parcel, atMs: number): Parcel {
    return faults.withoutEnd !== undefined && hits('missing_end', parcel, atMs)
      ? damaged(parcel, faults.withoutEnd(parcel.bytes))
      : parcel;
  }

  function fromItsMiddle(parcel: Parcel): Parcel {
    if (!startsInMiddle) return parcel;
    startsInMiddle = false;
    return damaged(parcel, parcel.bytes.subarray(Math.ceil(parcel.bytes.length / 2)));
  }

  function truncated(parcel: Parcel, atMs: number): Parcel {
    if (!hits('truncate', parcel, atMs)) return parcel;
    const kept = 1 + draws.pick('truncate/bytes', parcel.n, parcel.bytes.length - 1);
    return damaged(parcel, parcel.bytes.subarray(0, Math.min(kept, parcel.bytes.length - 1)));
  }

  /** A decoder worth its name finds the frame behind it: nothing of it is lost. */
  function afterGarbage(parcel: Parcel, atMs: number): Parcel {
    const garbage = deeds.at('garbage', atMs);
    const { meaningless } = faults;
    if (garbage === null || meaningless === null || !hits('garbage', parcel, atMs)) return parcel;
    const use = `garbage/${parcel.n}`;
    const noise = Uint8Array.from(
      { length: garbage.deed.params.bytes },
      (_, n) => meaningless[draws.pick(use, n, meaningless.length)] ?? 0,
    );
    return { ...parcel, bytes: Buffer.concat([noise, parcel.bytes]) };
  }

  function hits(
    verb: 'flag_mismatch' | 'wrong_sync' | 'missing_end' | 'truncate' | 'garbage',
    { n }: Parcel,
    atMs: number,
  ): boolean {
    const fault = deeds.at(verb, atMs);
    return fault !== null && draws.hits(verb, n, fault.deed.params.rate);
  }

  return {
    pass,
    releaseAtMs: () => (waiting === null ? null : deeds.endOf(waiting.spanId)),
    release() {
      const released = waiting === null ? [] : [waiting.parcel];
      waiting = null;
      return released;
    },
    startNextInItsMiddle() {
      startsInMiddle = true;
    },
    countFromOne() {
      counted = 0;
    },
  };
}

/** `SIM-CHAIR-3-000017` as the first: `SIM-CHAIR-3-000001`. */
function numbered(controlId: string, count: number): string {
  return controlId.replace(/\d*$/, (digits) => String(count).padStart(digits.length, '0'));
}
