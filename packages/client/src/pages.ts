import { Fault } from '@landbridge/model'
import type { Page } from './entity-set.ts'
import type { AnyRecord } from './rows.ts'
import { type CallOptions, type Connection, readJson, send } from './send.ts'

/** How to read pages; `ofRecord` where the address leads through a record. */
type PageOptions = CallOptions & { readonly ofRecord?: boolean }

/** Reads one page. The preference for its size goes with every page, because the link does not carry it. */
export const readPage = async (
  connection: Connection,
  url: string,
  pageSize: number | undefined,
  options: PageOptions = {},
): Promise<Page<AnyRecord>> => {
  const headers = pageSize === undefined ? {} : { prefer: `odata.maxpagesize=${pageSize}` }
  const { value, status } = await send(
    connection,
    { ...options, method: 'GET', url, headers, repeat: 'read' },
    readJson,
  )
  const page = pageOf(value)
  if (!page) throw new Fault('bc.unexpected', { status, message: 'The answer is not a list of records.' })
  return page
}

const pageOf = (body: unknown): Page<AnyRecord> | undefined => {
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value)) return undefined
  const { '@odata.nextLink': nextLink, '@odata.count': count } = body as Readonly<Record<string, unknown>>
  return {
    records: body.value,
    ...(typeof nextLink === 'string' && { nextLink }),
    ...(count !== undefined && { count: Number(count) }),
  }
}

/** Reads page after page as the links lead, each when it is asked for. */
export async function* readPages(
  connection: Connection,
  firstUrl: string,
  pageSize: number | undefined,
  options: PageOptions = {},
): AsyncGenerator<Page<AnyRecord>, void, undefined> {
  const seen = new Set<string>()
  for (let url: string | undefined = firstUrl; url !== undefined; ) {
    const page: Page<AnyRecord> = await readPage(connection, url, pageSize, options)
    yield page
    url = page.nextLink === undefined ? undefined : followable(page.nextLink, firstUrl)
    // Never by Business Central, but a gateway that rewrites addresses could make an endless list.
    if (url !== undefined && seen.has(url))
      throw new Fault('bc.unexpected', { message: 'The list leads back to a page it had before.' })
    if (url !== undefined) seen.add(url)
  }
}

/**
 * The address of the next page, if the token may go there.
 *
 * @throws Fault `net.forbidden` where it leads to another host.
 */
export const followable = (nextLink: string, base: string): string => {
  if (!URL.canParse(nextLink) || new URL(nextLink).origin !== new URL(base).origin)
    throw new Fault('net.forbidden', { message: 'The link to the next page leads to another host.' })
  return nextLink
}

/** Records of all pages, one after the other. */
export async function* readEach(
  pages: AsyncGenerator<Page<AnyRecord>, void, undefined>,
): AsyncGenerator<AnyRecord, void, undefined> {
  for await (const page of pages) yield* page.records
}
