import type { LiveState } from './store.ts';

/** Named, and constants of this module, so that a component subscribes to what it shows and to nothing else. */

export const selectLink = (live: LiveState) => live.link;
export const selectSite = (live: LiveState) => live.site;
export const selectPersonId = (live: LiveState) => live.personId;
export const selectCommands = (live: LiveState) => live.commands;
export const selectIsRecording = (live: LiveState) => live.isRecording;
export const selectIsOverviewKnown = (live: LiveState) => live.isOverviewKnown;
export const selectUnknownChairs = (live: LiveState) => live.unknownChairs;
