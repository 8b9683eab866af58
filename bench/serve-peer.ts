import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

// The mock server of SAP Fiori elements with the metadata and the records that stand in the folder named.
type Router = (incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void) => void
interface Peer {
  readonly isReady: Promise<void>
  getRouter(): Router
}
type Make<T> = new (...given: unknown[]) => T

const require = createRequire(import.meta.url)
const { default: Mockserver } = require('@sap-ux/fe-mockserver-core') as { default: Make<Peer> }
const { default: FileLoader } = require('@sap-ux/fe-mockserver-core/dist/plugins/fileSystemLoader.js') as {
  default: Make<object>
}
// It would look for code in TypeScript beside the records, with a compiler that is not the one of this project.
class PlainLoader extends FileLoader {
  isTypescriptEnabled(): boolean {
    return false
  }
}
const [folder = ''] = process.argv.slice(2)
const peer = new Mockserver({
  fileLoader: PlainLoader,
  services: [
    {
      urlPath: '/api',
      metadataPath: `${folder}/metadata.xml`,
      mockdataPath: `${folder}/data`,
      watch: false,
      noETag: true,
    },
  ],
})
await peer.isReady
const router = peer.getRouter()
const server = createServer((incoming, outgoing) => router(incoming, outgoing, () => outgoing.writeHead(404).end()))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
