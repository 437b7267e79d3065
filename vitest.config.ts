import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many of them wait for a process or a socket more than they reckon.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Processes and disks on a busy machine; what has to be fast is measured by the bench.
          testTimeout: 30_000,
          include: [
            'shared/src/**/*.test.ts',
            'server/src/**/*.test.ts',
            'simulators/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/{contracts,integration,faults}/**/*.test.ts',
          ],
        },
      },
      './client/vite.config.ts',
    ],
  },
});
