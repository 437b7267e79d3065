import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What every answer says to the browser, refusals and what is not there included (DO5, DO6). */
export async function sayHeaders(
  app: FastifyInstance,
  { isSecure }: { readonly isSecure: boolean },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Of this name alone: what else the clinic runs below it is not ours to decide on.
    strictTransportSecurity: isSecure && { maxAge: plainRefusedForS, includeSubDomains: false },
  });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('permissions-policy', permissionsPolicy);
  });
}

/** Thirty days: a tablet taken out once a month still does not speak plainly. */
const plainRefusedForS = 30 * 86_400;

/** No script and no style stands in a page. `'self'` stands for the socket too: ws of an http page, wss of an https one. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** What the dashboard uses, or will; nothing else a browser may offer. */
const permissionsPolicy = [
  ...['autoplay', 'bluetooth', 'fullscreen', 'screen-wake-lock'].map((used) => `${used}=(self)`),
  ...[
    'camera',
    'display-capture',
    'geolocation',
    'hid',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
  ].map((unused) => `${unused}=()`),
].join(', ');
