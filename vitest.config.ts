import { defineConfig } from 'vitest/config';

const pages = 'test/browser/web/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'code', include: ['test/**/*.test.ts'], exclude: [pages] } },
      // the interface is built once for all of them
      { extends: true, test: { name: 'pages', include: [pages], globalSetup: ['test/browser/web/setup.ts'] } },
    ],
    // in CI the outcome is also written to a file, which `.ci/run` counts
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'coverage/tests.json' }]] : ['default'],
  },
});
