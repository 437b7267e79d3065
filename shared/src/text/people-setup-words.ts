import type { Worded } from './catalogue.ts';
import type { peopleSetup } from './en-people-setup.ts';

/** The keys of the English words of the page of people with room for other words. */
export type PeopleSetupWords = Worded<typeof peopleSetup>;
