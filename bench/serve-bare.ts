import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that a server of Node can be: what its start costs is no work of ours.
const server = createServer((_, outgoing) => outgoing.end('ok'))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
