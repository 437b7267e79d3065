import { expect, it } from 'vitest';
import { audit as enAudit } from './en-audit.ts';
import { clinic as enClinic } from './en-clinic.ts';
import { peopleSetup as enPeople } from './en-people-setup.ts';
import { protocols as enProtocols } from './en-protocols.ts';
import { setup as enSetup } from './en-setup.ts';
import { signIn as enSignIn } from './en-sign-in.ts';
import { audit as esAudit } from './es-audit.ts';
import { clinic as esClinic } from './es-clinic.ts';
import { peopleSetup as esPeople } from './es-people-setup.ts';
import { protocols as esProtocols } from './es-protocols.ts';
import { setup as esSetup } from './es-setup.ts';
import { signIn as esSignIn } from './es-sign-in.ts';
import { leftInEnglish } from './left-in-english.ts';

const en = {
  setup: enSetup,
  protocols: enProtocols,
  clinic: enClinic,
  audit: enAudit,
  signIn: enSignIn,
  people: enPeople,
};
const es = {
  setup: esSetup,
  protocols: esProtocols,
  clinic: esClinic,
  audit: esAudit,
  signIn: esSignIn,
  people: esPeople,
};

/** The same in both: a word that is international. */
const same = new Set(['setup.table.no', 'audit.no', 'signIn.pin', 'people.no']);

it('[UI22] no word of setup and of signing in was left in English', () => {
  expect(leftInEnglish(en, es, same)).toEqual([]);
});
