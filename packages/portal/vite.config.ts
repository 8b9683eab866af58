import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm run dev` of the portal finds a running platform. */
const platform = process.env.LANDBRIDGE_URL ?? 'http://127.0.0.1:7600'

// The tables of the model and the schemas of the contract are plain values: a module of theirs that nothing reads is
// left out, which their own packages do not say.
const tables = /[\\/]packages[\\/](model|contract)[\\/]/

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['landbridge:source', 'module', 'browser', 'development|production'] },
  html: { cspNonce: '__CSP_NONCE__' },
  // The host stays as the browser named it, so that the platform knows the portal as its own.
  server: { proxy: { '/v1': { target: platform, changeOrigin: false } } },
  build: {
    target: 'es2023',
    // Small pictures stay files: the content policy is simpler without data addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !tables.test(id) } },
  },
})
