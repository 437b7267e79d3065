import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { chairsideSystem, siteKey, uuidOf } from './identity.ts';

describe('names in an export', () => {
  it('[RE41] are version 5 as others reckon it too, and stay: a receiver has stored them', () => {
    expect(uuidOf('session', 'session-a', 'encounter')).toBe('d84fdd28-0e29-55f4-acb6-7b2764c111ff');
    expect(chairsideSystem).toBe('urn:uuid:ed1f3a38-179e-5f75-bedf-bd446bba754a');
  });

  it('[RE41] the system of own codes is the one the glossary names', () => {
    const glossary = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8');
    expect(glossary).toContain(chairsideSystem);
  });

  it('[RE41] no two lists of parts have one name', () => {
    const lists = [['a', 'b'], ['ab'], ['a,b'], ['a', 'b', ''], ['', 'a', 'b'], ['a b'], ['b', 'a'], []];
    expect(new Set(lists.map((parts) => uuidOf(...parts))).size).toBe(lists.length);
  });

  const opened = (atMs: number): SiteEvent => ({
    seq: 1,
    typeVersion: 1,
    atMs,
    actor: null,
    commandId: null,
    type: 'site-opened',
    body: { chairs: [], people: [], timeZone: 'UTC', isSimulation: false },
  });

  it('[RE41] two clinics that were opened at different times are two, whatever was decided there since', () => {
    const later: SiteEvent = { ...opened(9), seq: 2, type: 'self-test-begun', body: {} };
    expect(siteKey([opened(1)])).toBe(siteKey([opened(1), later]));
    expect(siteKey([opened(1)])).not.toBe(siteKey([opened(2)]));
    expect(siteKey([])).toBe('');
  });
});
