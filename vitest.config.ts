import { defineConfig } from 'vitest/config';

/** In CI the outcome is also written to a file, which `.ci/run` counts. */
const reporters = process.env['CI']
  ? ['default', ['json', { outputFile: 'coverage/tests.json' }] as const]
  : ['default'];

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, reporters: reporters as never },
});
