/**
 * How a row came about. `fit`: a parameter was set to hit it. `sel`: the model was chosen because it matched. `tuned`: looked at
 * while the shared spread was set. `out`: not looked at beforehand. `spec`: true by construction or by definition.
 */
export const rowKinds = ['fit', 'sel', 'tuned', 'out', 'spec'] as const;
export type RowKind = (typeof rowKinds)[number];

export type VerifyRow = {
  readonly number: string;
  readonly quantity: string;
  readonly published: string;
  readonly simulated: string;
  readonly kind: RowKind;
  readonly tolerance: string;
  readonly passes: boolean;
  /** A miss that is known stays in the table and fails nothing; a new one does. */
  readonly expected: 'pass' | 'fail';
};

export function number(value: number, digits = 1): string {
  return value.toFixed(digits);
}

export function signed(value: number, digits = 1): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}

export function percentOf(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

export function isWithin(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
