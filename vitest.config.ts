import { defineConfig } from 'vitest/config'

// Tests read the packages' sources, so that nothing needs to be built first; the condition is named in every package's exports.
export default defineConfig({
  ssr: { resolve: { conditions: ['landbridge:source', 'node', 'import', 'default'] } },
  resolve: { conditions: ['landbridge:source', 'node', 'import', 'default'] },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'packages/portal/test/**/*.test.tsx', 'test/**/*.test.ts', 'tools/test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
