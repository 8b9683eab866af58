import type { Parts } from '../parts.ts'
import { returnAddressesOfLink } from '../store/links.ts'

/** Which pages elsewhere may show a page of ours in a frame. */
export interface Embedding {
  /**
   * The origins that may show the page at an address: for a link those of the integration's return addresses, for any
   * other page none. The link is named by its id, which opens nothing; the token behind `#` never comes here.
   */
  readonly ancestors: (url: string) => Promise<readonly string[]>
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const createEmbedding = ({ db }: Pick<Parts, 'db'>): Embedding => ({
  ancestors: async (url) => {
    const [path, query = ''] = url.split('?')
    const id = path === '/link' ? (new URLSearchParams(query).get('embed') ?? '') : ''
    return guid.test(id) ? returnAddressesOfLink(db, id) : []
  },
})
