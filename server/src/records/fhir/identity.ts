import { createHash } from 'node:crypto';
import type { SiteEvent } from '@chairside/shared/site/events.ts';

/**
 * Names that are the same in every export (RE41): a UUID of version 5 (RFC 9562) over what the thing is, within a namespace of
 * this project's own.
 */
const namespace = '7c9b4a52-0d6e-4b4e-9d1c-6f5d0e6a31b8';

export function uuidOf(...parts: readonly string[]): string {
  // As JSON, so that no two lists of parts are written alike.
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(JSON.stringify(parts))
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The system of an identifier that is itself a URN, and the codes of this project (docs/glossary.md). */
export const urnSystem = 'urn:ietf:rfc:3986';
export const chairsideSystem = `urn:uuid:${uuidOf('codes')}`;

/**
 * Tells the nurses, devices and patients of one clinic from those of another that chose the same names: what its first start
 * wrote. Empty for a journal that nothing was written to yet.
 */
export function siteKey(siteEvents: readonly SiteEvent[]): string {
  const opened = siteEvents.find(({ type }) => type === 'site-opened');
  return opened === undefined ? '' : JSON.stringify([opened.atMs, opened.body]);
}
