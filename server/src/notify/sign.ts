import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * How whoever is told knows that it was this gateway, and not long ago: `t=<ms>,v1=<hex>`, an HMAC-SHA256 over `<ms>.<body>` by the
 * key that the administrator was shown (docs/pager.md).
 */
export function signature(
  body: string,
  { key, atMs }: { readonly key: string; readonly atMs: number },
): string {
  return `t=${atMs},v1=${mac(body, { key, atMs })}`;
}

/** As the other side does it; the time is for it to judge. */
export function isSignedBy(
  key: string,
  { body, signed }: { readonly body: string; readonly signed: string },
): boolean {
  const [, t = '', v1 = ''] = /^t=(\d{1,16}),v1=([0-9a-f]{64})$/.exec(signed) ?? [];
  if (v1 === '') return false;
  return timingSafeEqual(Buffer.from(v1), Buffer.from(mac(body, { key, atMs: Number(t) })));
}

function mac(body: string, { key, atMs }: { readonly key: string; readonly atMs: number }): string {
  return createHmac('sha256', key).update(`${atMs}.${body}`).digest('hex');
}
