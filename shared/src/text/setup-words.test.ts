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
const same = new Set(['setup.table.no', 'signIn.pin', 'people.no']);

it('[UI22] no word of setup and of signing in was left in English', () => {
  const spanish = new Map(leaves(es));
  const left = leaves(en).filter(([path, words]) => spanish.get(path) === words && !same.has(path));
  expect(left).toEqual([]);
});

function leaves(words: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
