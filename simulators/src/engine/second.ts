import type { Delivery } from '../links/emission.ts';

/** The step in which patients and devices live. */
export const secondMs = 1_000;

/** What leaves on a link in one of them. */
export type Sent = { readonly link: string; readonly delivery: Delivery };
