import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { protocols } from '@chairside/shared/protocols/registry.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { keptPresets } from '@chairside/shared/site/presets.ts';
import { keptProtocols, protocolsInUse } from '@chairside/shared/site/protocols.ts';
import { emptySite, evolveSite, type SiteState } from '@chairside/shared/site/state.ts';
import { inUse } from '@chairside/shared/site/versions.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aChair, anOpening, nurse, physician, t0, type DrivenChair } from '../testing/a-chair.ts';
import { decideSite } from './site.ts';
import { stampSiteFacts } from './stamp.ts';

/** Two of the five, so that what is drafted is often enough signed as well. */
const ids = ['iv-ketamine-40', 'intranasal-esketamine'];
const { version: _numbered, ...preset } = ivKetaminePreset;

/** What somebody at the site may try, in any order; versions run a little past what there can be. */
const someDeed = fc.oneof(
  fc.record({
    type: fc.constant('draft-protocol' as const),
    id: fc.constantFrom(...ids),
    basedOn: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 30, max: 90 }),
  }),
  fc.record({
    type: fc.constant('sign-protocol' as const),
    id: fc.constantFrom(...ids),
    version: fc.integer({ min: 1, max: 4 }),
    isPhysician: fc.boolean(),
  }),
  fc.record({ type: fc.constant('draft-preset' as const), basedOn: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    type: fc.constant('sign-preset' as const),
    version: fc.integer({ min: 1, max: 4 }),
    isPhysician: fc.boolean(),
  }),
  fc.record({ type: fc.constant('open' as const), id: fc.constantFrom(...ids) }),
);
type Deed = typeof someDeed extends fc.Arbitrary<infer T> ? T : never;

function commandOf(deed: Exclude<Deed, { type: 'open' }>): SiteCommand {
  switch (deed.type) {
    case 'draft-protocol': {
      const factory = protocols.find(({ id }) => id === deed.id)!;
      const protocol = { ...factory, observationMs: Math.max(factory.observationMs, deed.minutes * 60_000) };
      return { type: 'draft-protocol', protocol, basedOn: deed.basedOn };
    }
    case 'sign-protocol':
      return { type: 'sign-protocol', id: deed.id, version: deed.version };
    case 'draft-preset':
      return { type: 'draft-preset', preset, basedOn: deed.basedOn };
    case 'sign-preset':
      return { type: 'sign-preset', id: preset.id, version: deed.version };
  }
}

function afterCommand(site: SiteState, deed: Exclude<Deed, { type: 'open' }>): SiteState {
  const actor = 'isPhysician' in deed && deed.isPhysician ? physician : nurse;
  const decision = decideSite(site, commandOf(deed), actor);
  if (!decision.ok) return site;
  const stamp = { afterSeq: site.seq, atMs: t0, actor, commandId: null };
  return stampSiteFacts(decision.value, stamp).reduce(evolveSite, site);
}

/** The whole, kept in words of its own: the numbers a physician has signed. */
function signedBy(site: SiteState, id: string): readonly number[] {
  return [...site.protocols, ...site.presets]
    .filter(({ content, signedBy }) => content.id === id && signedBy === physician.personId)
    .map(({ content }) => content.version);
}

it('[SE10] [AL41] no sequence of drafts and signatures makes an unsigned version used, and sessions keep theirs', () => {
  let signatures = 0;
  fc.assert(
    fc.property(fc.array(someDeed, { maxLength: 40, size: 'max' }), (deeds) => {
      let site: SiteState = emptySite;
      const sessions: { readonly chair: DrivenChair; readonly carried: string }[] = [];
      for (const deed of deeds) {
        if (deed.type === 'open') {
          const chair = aChair();
          const opening = { ...anOpening, protocolId: deed.id } as ChairCommand;
          chair.command(opening, 0, { protocolsInUse: protocolsInUse(site) });
          sessions.push({ chair, carried: JSON.stringify(chair.state().session?.protocol) });
        } else site = afterCommand(site, deed);

        for (const id of [...ids, preset.id]) {
          const versions = [...site.protocols, ...site.presets]
            .filter(({ content }) => content.id === id)
            .map(({ content }) => content.version);
          expect(versions, 'numbered without a gap').toEqual(versions.map((_, index) => index + 2));
        }
        for (const id of ids) {
          const used = inUse(keptProtocols(site), id)?.version;
          expect(used).toBe(Math.max(1, ...signedBy(site, id)));
          signatures += used === 1 ? 0 : 1;
        }
        expect(inUse(keptPresets(site), preset.id)?.version).toBe(Math.max(1, ...signedBy(site, preset.id)));
        for (const protocol of protocolsInUse(site)) {
          expect(protocol.alarmPreset.version).toBe(Math.max(1, ...signedBy(site, preset.id)));
        }
        for (const { chair, carried } of sessions)
          expect(JSON.stringify(chair.state().session?.protocol)).toBe(carried);
      }
    }),
    { numRuns: 100 },
  );
  expect(signatures).toBeGreaterThan(50);
});

it('[SE10] a session opened after the signature has the new version, the one opened before has its own', () => {
  const chair = aChair();
  chair.command(anOpening, 0, { protocolsInUse: protocolsInUse(emptySite) });
  const drafted = afterCommand(emptySite, {
    type: 'draft-protocol',
    id: 'iv-ketamine-40',
    basedOn: 1,
    minutes: 45,
  });
  expect(protocolsInUse(drafted)[0]?.version).toBe(1);
  const signed = afterCommand(drafted, {
    type: 'sign-protocol',
    id: 'iv-ketamine-40',
    version: 2,
    isPhysician: true,
  });
  const later = aChair();
  later.command(anOpening, 0, { protocolsInUse: protocolsInUse(signed) });
  expect(later.state().session?.protocol).toMatchObject({ version: 2, observationMs: 45 * 60_000 });
  expect(chair.state().session?.protocol).toMatchObject({ version: 1, observationMs: 30 * 60_000 });
});
