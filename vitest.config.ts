import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 120_000, hookTimeout: 60_000, pool: 'threads' as const };

// End-to-end tests spawn the built command, so only they wait for a build. They come after the others and one file at a time: they look at
// how long things take and what threads and interrupts do. The others only compute, and share two cores.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-once.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
