import type { SessionInSeries } from '@chairside/shared/record/series.ts';

/** What a session is called among the others: its number as somebody said it, else its place. */
export function sessionName({ series }: SessionInSeries, index: number): string {
  return String(series?.number ?? index + 1);
}
