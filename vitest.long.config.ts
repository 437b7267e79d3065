import { defineConfig } from 'vitest/config';

/** `npm run verify:long`: what takes minutes, one file after the other. */
export default defineConfig({
  test: {
    name: 'long',
    environment: 'node',
    include: ['tests/long/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 20 * 60_000,
  },
});
