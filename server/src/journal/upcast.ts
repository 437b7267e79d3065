/** An event as it was stored, before its schema has spoken. */
export type StoredShape = {
  readonly type: string;
  readonly typeVersion: number;
  readonly body: unknown;
  readonly [field: string]: unknown;
};

/** From one version of a type to the next. Pure; adds what a later version means by what an earlier one said. */
type Upcaster = (event: StoredShape) => StoredShape;

/** By `type@typeVersion` it reads. Nothing has a second version yet. */
const upcasters: Readonly<Record<string, Upcaster>> = {};

/** Lifts an event to the version this program knows. What is stored is never rewritten (decision 0005). */
export function upcast(event: StoredShape, table = upcasters): StoredShape {
  let lifted = event;
  for (;;) {
    const step = table[`${lifted.type}@${lifted.typeVersion}`];
    if (step === undefined) return lifted;
    lifted = step(lifted);
  }
}
