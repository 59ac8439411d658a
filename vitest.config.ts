import { defineConfig } from 'vitest/config'

/** Three kinds of test by what they need: nothing, the Firestore emulator, the emulator with our rules. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['functions/**/*.test.ts', 'spa/src/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.emulator.test.ts', '**/*.rules.test.ts'],
          // Far above what any takes: a busy machine fails no test.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['functions/**/*.emulator.test.ts'],
          globalSetup: ['functions/test/emulator-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'rules',
          include: ['functions/test/rules/*.rules.test.ts'],
          globalSetup: ['functions/test/emulator-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
