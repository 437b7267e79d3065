import { chairCommandSchema, type ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { ChairId, DeviceId, PersonId } from '@chairside/shared/ids.ts';
import { nothingFromAfar, type Afar, type AfarKind } from '@chairside/shared/people/afar.ts';
import { describe, expect, it } from 'vitest';
import { mayDo } from './may-do.ts';
import { permitAtChair, permitAtSite } from './permit.ts';
import type { Principal } from './principal.ts';

const chair = '3' as ChairId;
const atDesk: Principal = { personId: 'physician-1' as PersonId, role: 'physician', isFromAfar: true };

/** Written down once more, so that nobody moves a row without meaning it. */
const rows: Partial<Readonly<Record<ChairCommandType, AfarKind | 'always'>>> = {
  'see-escalation': 'always',
  'answer-escalation': 'always',
  'note-pump-stopped': 'always',
  'begin-departure': 'always',
  'acknowledge-alarm': 'acknowledge',
  'pause-audio': 'acknowledge',
  'end-audio-pause': 'acknowledge',
  'set-limit': 'limits',
  'revert-limits': 'limits',
  'release-start': 'order',
  'release-discharge': 'order',
  'ask-for-cuff': 'order',
};

const switches: readonly (readonly [AfarKind, Afar])[] = [
  ['acknowledge', { ...nothingFromAfar, mayAcknowledge: true }],
  ['limits', { ...nothingFromAfar, mayMoveLimits: true }],
  ['order', { ...nothingFromAfar, mayOrder: true }],
];

const deeds = chairCommandSchema.options.map(({ shape }) => shape.type.value);

describe('from a screen that does not stand at the chair', () => {
  for (const deed of deeds) {
    const kind = rows[deed] ?? null;
    it(`[UI19] ${deed}: ${kind ?? 'only at the chair'}`, () => {
      const refused = { type: 'not-from-afar', kind: kind === 'always' ? null : kind };
      const free = kind === 'always' ? null : refused;
      expect(permitAtChair(atDesk, { deed, chair, afar: nothingFromAfar, isEvacuating: true })).toEqual(free);
      for (const [switched, afar] of switches)
        expect(permitAtChair(atDesk, { deed, chair, afar, isEvacuating: true })).toEqual(
          switched === kind ? null : free,
        );
    });

    it(`[UI19] ${deed} at the chair itself asks for no setting`, () => {
      const { isFromAfar: _, ...there } = atDesk;
      expect(permitAtChair(there, { deed, chair, afar: nothingFromAfar, isEvacuating: true })).toBeNull();
    });
  }
});

it('[UI19] a setting gives nobody what their role, or their chairs, do not', () => {
  const everything: Afar = { mayAcknowledge: true, mayMoveLimits: true, mayOrder: true };
  for (const deed of deeds) {
    const nurse: Principal = { ...atDesk, role: 'nurse' };
    if (!mayDo(nurse, deed))
      expect(permitAtChair(nurse, { deed, chair, afar: everything, isEvacuating: true })).toEqual({
        type: 'not-permitted',
      });
    const lent: Principal = { ...atDesk, chairs: ['4' as ChairId] };
    expect(permitAtChair(lent, { deed, chair, afar: everything, isEvacuating: true })).toEqual({
      type: 'not-your-chair',
    });
    const onlooker: Principal = { ...atDesk, role: 'read-only' };
    expect(permitAtChair(onlooker, { deed, chair, afar: everything, isEvacuating: true })).toEqual({
      type: 'not-permitted',
    });
  }
});

it('[UI19] a departure records a stop: from afar only while everybody leaves', () => {
  const asked = { deed: 'begin-departure', chair, afar: nothingFromAfar } as const;
  expect(permitAtChair(atDesk, { ...asked, isEvacuating: true })).toBeNull();
  expect(permitAtChair(atDesk, { ...asked, isEvacuating: false })).toEqual({
    type: 'not-from-afar',
    kind: null,
  });
});

it('[PE3] who has to do with some chairs moves no device of another', () => {
  const lent: Principal = { personId: 'nurse-1' as PersonId, role: 'nurse', chairs: ['1' as ChairId] };
  const site = { chairByDevice: { oxi: '2' as ChairId }, boundAtMsByDevice: { oxi: 1 } };
  const unbind = { type: 'unbind-device', deviceId: 'oxi' as DeviceId } as const;
  expect(permitAtSite(lent, unbind, site)).toEqual({ type: 'not-your-chair' });
  expect(permitAtSite({ ...lent, chairs: null }, unbind, site)).toBeNull();
  const bind = { type: 'bind-device', deviceId: 'new' as DeviceId } as const;
  expect(permitAtSite(lent, { ...bind, chair: '2' as ChairId }, site)).toEqual({ type: 'not-your-chair' });
  expect(permitAtSite(lent, { ...bind, chair: '1' as ChairId }, site)).toBeNull();
  const rankAt = (chair: string) => ({
    type: 'rank-devices' as const,
    deviceIds: [],
    chair: chair as ChairId,
  });
  expect(permitAtSite(lent, rankAt('2'), site)).toEqual({ type: 'not-your-chair' });
  expect(permitAtSite(lent, rankAt('1'), site)).toBeNull();
});
