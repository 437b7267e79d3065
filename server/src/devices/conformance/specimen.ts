import type { Driver, RejectedWhy } from '../driver.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';

/**
 * What the conformance kit plays to a driver (DD10): frames of our own making, and what has to become of them. Every family
 * has one beside its driver, `specimen.ts`; whoever writes a driver elsewhere writes one too.
 */
export type Specimen = {
  readonly driver: Driver;
  /**
   * A whole frame in which the device says these values, measured at `measuredAtMs` where its format has a time: all of what it
   * measures, but for `carriesNot`. Of a value that is not given the device says that it has none.
   */
  readonly frame: (values: Values, measuredAtMs: number) => SpecimenFrame;
  /** What the driver measures and one frame of `frame` does not carry; left out: it carries all. */
  readonly carriesNot?: readonly ParameterId[];
  /** For what its frames have no sign that there is no value; left out: nothing is so. */
  readonly alwaysValued?: readonly ParameterId[];
  /** A whole frame in which the device says that it has no number: none may be shown. */
  readonly noValue: () => SpecimenFrame;
  /** Frames that are wrong in the family's own ways, each with what has to become of it. */
  readonly wrong: readonly WrongFrame[];
  /** The same frame with its own check made wrong; in words why not, where the format has none. */
  readonly damaged: ((frame: SpecimenFrame) => SpecimenFrame) | NotApplicable;
  /** Whether the device waits for an answer to each frame (DD1). */
  readonly isAnswered: boolean;
  /** Whether the frame's edges are the link's (a Bluetooth packet): then it never comes in pieces. */
  readonly isPacket: boolean;
};

export type Values = Readonly<Partial<Record<ParameterId, number>>>;

export type SpecimenFrame = { readonly bytes: Uint8Array; readonly channel?: string };

export type WrongFrame = {
  /** What is wrong with it, in the words of a table's row. */
  readonly name: string;
  readonly frame: SpecimenFrame;
  readonly becomes:
    | { readonly type: 'rejected'; readonly why: RejectedWhy }
    /** Of every parameter it speaks of. */
    | { readonly type: 'unavailable' }
    | { readonly type: 'questionable' }
    /** Shown as what it says in another unit. */
    | { readonly type: 'values'; readonly values: Values }
    /** Nothing is said at all. */
    | { readonly type: 'nothing' };
};

/** The format has no such thing; the table says why. */
export type NotApplicable = { readonly notApplicable: string };
