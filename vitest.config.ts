import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Tests read the packages' sources, so that nothing needs to be built first; the condition is named in every package's exports.
// `import` is not among the conditions: Vitest hands them to Node, where they would count for `require` too.
export default defineConfig({
  ssr: { resolve: { conditions: ['landbridge:source', 'node'] } },
  resolve: { conditions: ['landbridge:source', 'node'] },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'packages/portal/test/**/*.test.tsx',
      'test/**/*.test.ts',
      'tools/test/**/*.test.ts',
    ],
    globalSetup: ['packages/platform/test/folders.ts'],
    pool: 'threads',
    isolate: false,
    // Stories in a browser wait more than they work.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
