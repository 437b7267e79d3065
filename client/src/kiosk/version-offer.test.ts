import type { ChairId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { viewOfSnapshot } from '../live/chair-view.ts';
import type { Link, LiveState } from '../live/store.ts';
import { aChair, aSiteView, aSnapshot, chairTwo, opened } from '../testing/chair.ts';
import { ownVersion } from './own-version.ts';
import { isVersionOffered, type Running } from './version-offer.ts';

const one = '1' as ChairId;
const empty = viewOfSnapshot(aSnapshot({ state: aChair() }));
const treated = viewOfSnapshot(aSnapshot({ state: aChair(opened) }));
const live: Link = { status: 'live' };

type Row = {
  readonly served?: string | null;
  readonly chairs?: LiveState['chairs'];
  readonly link?: Link;
  readonly isOverviewKnown?: boolean;
  readonly running: Running;
  readonly isOffered: boolean;
};

const atChair: Running = { version: 'old', at: chairTwo };
const atDesk: Running = { version: 'old', at: 'overview' };
const rows: Readonly<Record<string, Row>> = {
  'at an empty chair': { running: atChair, isOffered: true },
  'not at a chair with a session': {
    chairs: { [chairTwo]: treated },
    running: atChair,
    isOffered: false,
  },
  'not where the chair is not told of yet': { chairs: {}, running: atChair, isOffered: false },
  'at an empty chair while another has a session': {
    chairs: { [chairTwo]: empty, [one]: treated },
    running: atChair,
    isOffered: true,
  },
  'on the overview of empty chairs': { running: atDesk, isOffered: true },
  'not on the overview while one chair has a session': {
    chairs: { [one]: empty, [chairTwo]: treated },
    running: atDesk,
    isOffered: false,
  },
  'not before the overview is known': { isOverviewKnown: false, running: atDesk, isOffered: false },
  'not where it runs already': { served: 'old', running: atDesk, isOffered: false },
  'not by a gateway that serves none': { served: null, running: atDesk, isOffered: false },
  'not in development': { running: { version: null, at: 'overview' }, isOffered: false },
  'not while the link is lost': {
    link: { status: 'lost', sinceHostMs: 0 },
    running: atChair,
    isOffered: false,
  },
};

for (const [name, row] of Object.entries(rows)) {
  it(`[UI24] a new version is offered ${name}`, () => {
    const { served = 'new', chairs = { [chairTwo]: empty }, link = live, isOverviewKnown = true } = row;
    const site = { ...aSiteView(), dashboardVersion: served };
    expect(isVersionOffered({ site, link, chairs, isOverviewKnown }, row.running)).toBe(row.isOffered);
  });
}

it('[UI24] the screen reads what it runs from its own page', () => {
  const page = new DOMParser().parseFromString('<meta name="dashboard-version" content="ab12">', 'text/html');
  expect(ownVersion(page)).toBe('ab12');
  expect(ownVersion(new DOMParser().parseFromString('<p>', 'text/html'))).toBeNull();
});
