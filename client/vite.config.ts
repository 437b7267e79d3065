import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // What a browser may not load from a data: address stays a file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The screen takes types and pure functions from files that also hold schemas: making a schema has no effect,
      // so those that nothing reads, and with them the schema library, stay out of the bundle.
      treeshake: { manualPureFunctions: ['z', 'eventSchema'] },
    },
  },
  server: { proxy: { '/socket.io': { target: 'http://127.0.0.1:8080', ws: true } } },
  test: { name: 'client', environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});
