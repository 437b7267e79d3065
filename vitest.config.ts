import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many of them wait for a process or a socket more than they reckon.
    maxWorkers: 2,
    // What a busy second broke gets a second attempt, and is named when it passes (scripts/tools/second-attempts.ts);
    // what a random course found is never tried again with another course.
    retry: { count: 1, condition: /^(?!Property failed)/ },
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
