/** Of the dashboard this page runs, as the build wrote it into the page; null in development. */
export function ownVersion(page: Document = document): string | null {
  return page.querySelector<HTMLMetaElement>('meta[name="dashboard-version"]')?.content ?? null;
}
