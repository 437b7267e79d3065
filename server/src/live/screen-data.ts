import type { Saying } from './listening.ts';
import type { Connected } from './who-acts.ts';

/** What a connection carries: who acts from it, how far it says it has come, and what it says it can do. */
export type ScreenData = Connected & Saying & { seqByChair?: Readonly<Record<string, number>> };
