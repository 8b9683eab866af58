// Loaded before a client: Node.js 20 has no switch that makes `fetch` heed HTTPS_PROXY. Later releases have one.
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici'

if (process.env.HTTPS_PROXY) setGlobalDispatcher(new EnvHttpProxyAgent())
