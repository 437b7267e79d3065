/** What can be looked for, as the address of the page and the gateway's have it. */
export const searchFields = ['text', 'from', 'to', 'chair', 'protocol'] as const;

const perPage = 25;

/** The gateway's address for what the page's asks. */
export function sessionsPath(params: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const field of [...searchFields, 'offset']) {
    const value = params.get(field);
    if (value !== null && value !== '') asked.set(field, value);
  }
  asked.set('limit', String(perPage));
  return `/api/sessions?${asked.toString()}`;
}

/** Only what was filled in, and from the first page. */
export function paramsOf(filled: FormData): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of searchFields) {
    const value = filled.get(field);
    if (typeof value === 'string' && value.trim() !== '') params.set(field, value.trim());
  }
  return params;
}

/** Where the newer and the older ones begin; null where there are none. */
export type Page = { readonly newer: number | null; readonly older: number | null };

export function pageOf(params: URLSearchParams, total: number): Page {
  const asked = Number(params.get('offset') ?? 0);
  const offset = Number.isInteger(asked) && asked > 0 ? asked : 0;
  return {
    newer: offset === 0 ? null : Math.max(0, offset - perPage),
    older: offset + perPage < total ? offset + perPage : null,
  };
}
