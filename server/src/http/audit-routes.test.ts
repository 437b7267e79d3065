import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import type { AuditEntry } from '@chairside/shared/people/audit.ts';
import { roles, type Role } from '@chairside/shared/people/people.ts';
import type { AuditQuery } from '../ports/archive.ts';
import type { Visitor } from '../ports/doorkeeper.ts';
import { serveAudit } from './audit-routes.ts';

function entry(place: number): AuditEntry {
  return {
    place,
    chair: null,
    session: null,
    type: 'medicines-set',
    atMs: Date.UTC(2026, 2, 2, 9, 0, place),
    actor: { personId: 'admin-1' as PersonId, role: 'administrator' },
    detail: { medicines: 3, note: '=cmd' },
  };
}

function person(role: Role, hindered: 'locked' | null = null): Visitor {
  const personId = 'somebody' as PersonId;
  return { type: 'person', personId, principal: { personId, role }, screen: null, hindered };
}

function served(visitor: Visitor | null, isStarted = true) {
  const asked: AuditQuery[] = [];
  const app = fastify();
  serveAudit(app, {
    archive: () =>
      isStarted
        ? {
            audit(query) {
              asked.push(query);
              const isFirst = query.before === null;
              return Promise.resolve({ entries: [entry(isFirst ? 2 : 1)], before: isFirst ? 2 : null });
            },
          }
        : null,
    whoIs: () => visitor,
    timeZone: () => 'Europe/Madrid',
    people: () => [
      {
        personId: 'admin-1' as PersonId,
        name: 'R. Patel',
        role: 'administrator',
        chairs: null,
        isActive: true,
      },
    ],
  });
  const get = (url: string) => app.inject({ url });
  return { get, asked };
}

describe('who may look', () => {
  const allowed: Readonly<Record<Role, number>> = {
    administrator: 200,
    physician: 200,
    nurse: 403,
    'read-only': 403,
  };
  for (const path of ['/api/audit', '/api/audit.csv']) {
    for (const role of roles) {
      it(`[PE62] ${role} asks for ${path}`, async () => {
        expect((await served(person(role)).get(path)).statusCode).toBe(allowed[role]);
      });
    }
    it(`[PE62] nobody, a screen and a locked browser are not told ${path}`, async () => {
      const screen = { type: 'screen', screen: {} } as Visitor;
      for (const visitor of [null, screen, person('administrator', 'locked')]) {
        const answer = await served(visitor).get(path);
        expect([answer.statusCode, answer.json()]).toEqual([401, { type: 'sign-in-needed' }]);
      }
    });
  }
});

it('[PE62] a physician who has to do with some chairs is told of those, and of the clinic', async () => {
  const reach: Visitor = {
    ...person('physician'),
    principal: { personId: 'somebody' as PersonId, role: 'physician', chairs: ['2' as ChairId] },
  } as Visitor;
  for (const path of ['/api/audit', '/api/audit.csv']) {
    const { get, asked } = served(reach);
    await get(path);
    expect(asked[0]).toMatchObject({ among: ['2'] });
  }
});

describe('what is asked', () => {
  it('[PE60] by everything at once, and kept by no browser', async () => {
    const { get, asked } = served({ type: 'demo' });
    const answer = await get(
      '/api/audit?from=2026-03-02&to=2026-03-03&personId=nurse-1&chair=3&kind=refusal&before=9',
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(asked).toEqual([
      {
        fromMs: Date.UTC(2026, 2, 1, 23),
        toMs: Date.UTC(2026, 2, 3, 23),
        personId: 'nurse-1',
        chair: '3',
        among: null,
        kind: 'refusal',
        before: 9,
        atMost: 200,
      },
    ]);
  });

  for (const query of ['kind=everything', 'chair=../x', 'before=0', 'from=yesterday']) {
    it(`[PE60] what makes no sense is named: ${query}`, async () => {
      const answer = await served({ type: 'demo' }).get(`/api/audit?${query}`);
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        { type: 'malformed-query', field: query.split('=')[0] },
      ]);
    });
  }

  it('[PE60] while the gateway starts it says so', async () => {
    expect((await served({ type: 'demo' }, false).get('/api/audit')).statusCode).toBe(503);
  });
});

it('[PE63] as CSV all pages come, with names, and nothing a spreadsheet would run', async () => {
  const { body } = await served({ type: 'demo' }).get('/api/audit.csv');
  expect(body.split('\r\n')).toEqual([
    'time,chair,session,what,person,name,role,from afar,detail',
    '2026-03-02T10:00:02.000+01:00,,,medicines-set,admin-1,R. Patel,administrator,false,"{""medicines"":3,""note"":""=cmd""}"',
    '2026-03-02T10:00:01.000+01:00,,,medicines-set,admin-1,R. Patel,administrator,false,"{""medicines"":3,""note"":""=cmd""}"',
    '',
  ]);
});
