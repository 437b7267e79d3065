import type { LiveState } from './store.ts';

/** Named, and constants of this module, so that a component subscribes to what it shows and to nothing else. */

export const selectLink = (live: LiveState) => live.link;
export const selectSite = (live: LiveState) => live.site;
export const selectPersonId = (live: LiveState) => live.personId;
export const selectChairs = (live: LiveState) => live.chairs;
export const selectCommands = (live: LiveState) => live.commands;
export const selectIsRecording = (live: LiveState) => live.isRecording;
export const selectIsOverviewKnown = (live: LiveState) => live.isOverviewKnown;
export const selectUnknownChairs = (live: LiveState) => live.unknownChairs;
export const selectDevices = (live: LiveState) => live.devices;
export const selectKept = (live: LiveState) => live.kept;
export const selectStanding = (live: LiveState) => live.standing;
/** Anybody may say who acts. So is a gateway taken that has not told how this screen stands: it asks by itself where it does not. */
export const selectIsDemo = (live: LiveState) => live.standing?.isDemo ?? true;
