import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 120_000, hookTimeout: 60_000, pool: 'threads' as const };

// Of the tests that spawn the built command, these look at how long things take, what threads and interrupts do, or pack the folder.
const ALONE = ['interruption', 'package', 'pipes', 'start-up', 'threads-and-endings'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

// Tests that only compute share two cores; so do those that spawn the command, which wait for a build; those above come last, one file at a time.
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
          exclude: ALONE,
          globalSetup: ['test/e2e/build-once.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'alone',
          include: ALONE,
          globalSetup: ['test/e2e/build-once.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
