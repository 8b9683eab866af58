import { startSimulator } from '@landbridge/simulator'

// A process of its own, so that only the asking side is measured elsewhere; it tells where it is, and its memory.
const sim = await startSimulator({ ports: 'free', settings: { accessTokenSeconds: 86_400 } })
process.send?.({ env: sim.env })
process.on('message', (asked) => {
  if (asked !== 'memory') return
  globalThis.gc?.()
  process.send?.({ rss: process.memoryUsage.rss() })
})
