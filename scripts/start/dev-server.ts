import { join } from 'node:path';
import { createServer } from 'vite';

export type DevServer = { readonly port: number; close(): Promise<void> };

/** The dashboard from its sources, redrawn at every change; what belongs to the gateway is passed on to it. */
export async function startDevServer(root: string, gateway: string): Promise<DevServer> {
  const toGateway = { target: gateway, changeOrigin: true };
  const server = await createServer({
    root: join(root, 'client'),
    configFile: join(root, 'client/vite.config.ts'),
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      proxy: {
        // The gateway takes screens of its own origin only; this one stands in for it.
        '/socket.io': { ...toGateway, ws: true, rewriteWsOrigin: true },
        '/healthz': toGateway,
        '/simulation': toGateway,
      },
    },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => server.close() };
}
