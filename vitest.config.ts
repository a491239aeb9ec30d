import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 120_000, hookTimeout: 60_000, pool: 'threads' as const };

// End-to-end tests spawn the built command, so only they wait for a build.
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'house', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      { test: { ...shared, name: 'e2e', include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/e2e/build-once.ts'] } },
    ],
  },
});
