import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { dashboardVersion } from './build/dashboard-version.ts';
import { offlinePage } from './build/offline-page.ts';

const socketIoFolder = dirname(createRequire(import.meta.url).resolve('socket.io-client/package.json'));

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), babel({ presets: [reactCompilerPreset()] }), offlinePage(), dashboardVersion()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // What a browser may not load from a data: address stays a file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // How long each plugin took is for whoever mends the build, not for who starts the clinic.
      checks: { bundlerTimings: false },
      // The screen takes types and pure functions from files that also hold schemas: making a schema has no effect,
      // so those that nothing reads, and with them the schema library, stay out of the bundle.
      treeshake: { manualPureFunctions: ['z', 'eventSchema'], propertyReadSideEffects: false },
    },
  },
  server: { proxy: { '/socket.io': { target: 'http://127.0.0.1:8080', ws: true } } },
  test: {
    name: 'client',
    environment: 'jsdom',
    // As for the others (vitest.config.ts): a busy machine is no failure.
    testTimeout: 30_000,
    include: ['src/**/*.test.{ts,tsx}'],
    // As the browser gets it: with the WebSocket of the page, for which a test can stand in.
    alias: { 'socket.io-client': join(socketIoFolder, 'dist/socket.io.esm.min.js') },
    server: { deps: { inline: [/socket\.io-client/] } },
  },
});
