import { configDefaults, defineConfig, mergeConfig } from 'vitest/config'
import app from './vite.config.ts'

// Study days depend on the time zone, so every test runs where the players are. Workers inherit this.
process.env.TZ = 'Asia/Shanghai'

const needsDom = ['tests/{app,components,pages,stores,composables}/**/*.test.ts']

export default mergeConfig(
  app,
  defineConfig({
    test: {
      setupFiles: ['tests/support/setup.ts'],
      // Cheaper to start than processes, two hundred times.
      pool: 'threads',
      restoreMocks: true,
      unstubGlobals: true,
      unstubEnvs: true,
      passWithNoTests: false,
      // A busy machine is slow, not broken; what passes never waits this long.
      testTimeout: 60_000,
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // These modules keep nothing between files, and fetching them anew for each takes as long as the tests.
            isolate: false,
            include: ['tests/**/*.test.ts'],
            exclude: [...configDefaults.exclude, ...needsDom, 'tests/browser/**'],
          },
        },
        {
          extends: true,
          test: {
            name: 'component',
            environment: 'happy-dom',
            isolate: false,
            setupFiles: ['tests/support/setup-screen.ts'],
            include: needsDom,
          },
        },
      ],
    },
  }),
)
