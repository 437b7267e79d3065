/** How long ago something happened, in minutes, as one tap says it (SE14). */
export const agoMinutes = [0, 2, 5, 10] as const;
export type Ago = (typeof agoMinutes)[number];

export function nextAgo(ago: Ago): Ago {
  return agoMinutes[(agoMinutes.indexOf(ago) + 1) % agoMinutes.length] ?? 0;
}

/** On the session clock; null is now, for the gateway's clock to say. */
export function happenedAtMs(ago: Ago, nowMs: number): number | null {
  return ago === 0 ? null : nowMs - ago * 60_000;
}
