import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '@chairside/shared/people/people.ts';
import { letIn } from '../doors/let-in.ts';
import type { Doorkeeper } from '../ports/doorkeeper.ts';
import { refusedTo } from './for-whom.ts';

/** What of the pager is no setting (NO6): its key, shown once, and a message to try it. Administrators only. */
export type PagerRoutes = {
  readonly whoIs: Doorkeeper['whoIs'];
  /** Null while the gateway starts. */
  readonly pager: () => { readonly renewKey: () => string; readonly test: () => boolean } | null;
};

const administrators: readonly Role[] = ['administrator'];

export function servePager(app: FastifyInstance, { whoIs, pager }: PagerRoutes): void {
  type Ready = NonNullable<ReturnType<PagerRoutes['pager']>>;

  function route(path: string, answer: (ready: Ready, reply: FastifyReply) => unknown): void {
    app.post(path, (request: FastifyRequest, reply) => {
      void reply.header('cache-control', 'no-store');
      const refusal = refusedTo(letIn({ whoIs }, request.headers.cookie), administrators);
      if (refusal !== null) return reply.code(refusal.status).send({ type: refusal.type });
      const ready = pager();
      if (ready === null) return reply.code(503).send({ type: 'starting' });
      return answer(ready, reply);
    });
  }

  route('/api/pager/key', ({ renewKey }) => ({ key: renewKey() }));
  /** What became of it is a fact of the site like any other. */
  route('/api/pager/test', ({ test }, reply) =>
    test() ? reply.code(202).send({}) : reply.code(409).send({ type: 'no-pager' }),
  );
}
