import { describe, expect, it } from 'vitest';
import { sessionBundle } from '@chairside/server/records/fhir/bundle.ts';
import { chairsideSystem } from '@chairside/server/records/fhir/identity.ts';
import type { Bundle, Coding, Resource } from '@chairside/server/records/fhir/r4.ts';
import type { SessionToExport } from '@chairside/server/records/fhir/scope.ts';
import { isPublished } from '../support/fhir/published-codes.ts';
import { deep, entryAt, resourcesOf } from '../support/fhir/reader.ts';
import { live, stories } from '../support/fhir/stories.ts';
import { problemsOf } from '../support/fhir/validators.ts';

const tellings = new Map<string, Promise<SessionToExport>>();

/** Each story is lived once, however many tests look at it. */
function told(title: string): Promise<SessionToExport> {
  const story = stories.find(([name]) => name === title)?.[1];
  if (story === undefined) throw new Error(`no such story: ${title}`);
  const telling = tellings.get(title) ?? live(story);
  tellings.set(title, telling);
  return telling;
}

async function exported(title: string): Promise<Bundle> {
  return sessionBundle(await told(title));
}

const titles = stories.map(([title]) => title);

describe('ten sessions as FHIR', () => {
  for (const title of titles)
    it(`[RE40] two validators that nobody here wrote accept it: ${title}`, async () => {
      expect(problemsOf(await exported(title))).toEqual([]);
    });

  for (const title of titles)
    it(`[RE40] every code of HL7's is one that HL7 has published: ${title}`, async () => {
      const codings = deep(await exported(title), 'coding').flat() as Coding[];
      const ofHl7 = codings.filter(({ system }) => system.startsWith('http://terminology.hl7.org/'));
      expect(ofHl7.length).toBeGreaterThan(0);
      expect(ofHl7.filter((one) => !isPublished(one))).toEqual([]);
    });

  for (const title of titles)
    it(`[RE41] exported twice it is the same bytes, and nothing in it has two names: ${title}`, async () => {
      const once = await told(title);
      const again = JSON.parse(JSON.stringify(once)) as SessionToExport;
      expect(JSON.stringify(sessionBundle(again))).toBe(JSON.stringify(sessionBundle(once)));
      const urls = sessionBundle(once).entry.map(({ fullUrl }) => fullUrl);
      expect(
        urls.filter(
          (url) =>
            !/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(url),
        ),
      ).toEqual([]);
      expect(new Set(urls).size).toBe(urls.length);
    });

  for (const title of titles)
    it(`[RE42] all of it is marked as a simulation, and of a clinic nothing is: ${title}`, async () => {
      const session = await told(title);
      const isMarked = ({ meta }: Resource | Bundle) =>
        meta?.security?.some(({ code }) => code === 'HTEST') === true;
      const bundle = sessionBundle(session);
      expect(
        [bundle, ...bundle.entry.map(({ resource }) => resource)].filter((one) => !isMarked(one)),
      ).toEqual([]);
      const clinic = sessionBundle({ ...session, record: { ...session.record, kind: 'clinic' } });
      expect(JSON.stringify(clinic)).not.toContain('HTEST');
    });

  for (const title of titles)
    it(`[RE46] every reference leads to something in it: ${title}`, async () => {
      const bundle = await exported(title);
      const leads = deep(bundle, 'reference')
        .map(String)
        .filter((reference) => !reference.startsWith('#'));
      expect(leads.length).toBeGreaterThan(bundle.entry.length);
      const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
      expect(leads.filter((reference) => !known.has(reference))).toEqual([]);
    });
});

describe('what a receiver does with it', () => {
  for (const title of titles)
    it(`[RE41] what is sent again replaces what was sent, or is left as it is: ${title}`, async () => {
      const bundle = await exported(title);
      for (const { fullUrl, resource, request } of bundle.entry) {
        const own = `urn:ietf:rfc:3986|${fullUrl}`;
        const { resourceType } = resource;
        const lasts = ['Patient', 'Practitioner', 'PractitionerRole', 'Device'].includes(resourceType);
        expect(request).toEqual(
          resourceType === 'Provenance'
            ? { method: 'POST', url: 'Provenance', ifNoneExist: `_tag=${chairsideSystem}|${fullUrl}` }
            : lasts
              ? { method: 'POST', url: resourceType, ifNoneExist: `identifier=${own}` }
              : { method: 'PUT', url: `${resourceType}?identifier=${own}` },
        );
        if (resource.resourceType === 'Provenance')
          expect(resource.meta?.tag).toEqual([{ system: chairsideSystem, code: fullUrl }]);
        else expect(resource.identifier).toContainEqual({ system: 'urn:ietf:rfc:3986', value: fullUrl });
      }
    });

  it('[RE46] there is one patient, and everything is about that one', async () => {
    const bundle = await exported('IV 40, of the wrong patient');
    expect(resourcesOf(bundle, 'Patient').map(({ name }) => name)).toEqual([[{ text: 'B. Marsh' }]]);
    const subjects = new Set(deep(bundle, 'subject').map((one) => (one as { reference: string }).reference));
    expect([...subjects].map((urn) => entryAt(bundle, urn).resourceType)).toEqual(['Patient']);
  });
});
