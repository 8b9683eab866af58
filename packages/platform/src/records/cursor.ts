import { timingSafeEqual } from 'node:crypto'
import { Fault } from '@landbridge/model'
import type { Owner, Vault } from '../vault/vault.ts'

/** Where a list goes on. */
export interface Cursor {
  /** The link of Business Central's, opaque. */
  readonly nextLink: string
  /** Records on a page, because the link does not carry it. */
  readonly pageSize: number
}

const purpose = 'records cursor'

/**
 * Writes a cursor for a caller: signed with a key of the connection and bound to the address of the entity set, so that
 * it is good for nothing else.
 */
export const writeCursor = async (vault: Vault, owner: Owner, setUrl: string, cursor: Cursor): Promise<string> => {
  const body = Buffer.from(JSON.stringify([cursor.nextLink, cursor.pageSize])).toString('base64url')
  return `${body}.${await vault.tag(owner, purpose, `${setUrl} ${body}`)}`
}

/**
 * Reads a cursor that a caller sent back.
 *
 * @throws Fault `request.invalid` for one that was not given out for this list, or leads out of it
 */
export const readCursor = async (vault: Vault, owner: Owner, setUrl: string, text: string): Promise<Cursor> => {
  const [body = '', tag = ''] = text.split('.')
  const expected = Buffer.from(await vault.tag(owner, purpose, `${setUrl} ${body}`))
  const given = Buffer.from(tag)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unknownCursor()
  const [nextLink, pageSize] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [string, number]
  if (!isWithin(nextLink, setUrl)) throw unknownCursor()
  return { nextLink, pageSize }
}

/** Whether a link leads to the same entity set of the same company, so that the token may go with it. */
export const isWithin = (link: string, setUrl: string): boolean => {
  if (!URL.canParse(link)) return false
  const [to, from] = [new URL(link), new URL(setUrl)]
  return (
    to.origin === from.origin && to.username === '' && to.password === '' && plain(to.pathname) === plain(from.pathname)
  )
}

/** The same path may be written with or without percent signs, and Business Central does not regard case. */
const plain = (path: string): string => {
  try {
    return decodeURIComponent(path).toLowerCase()
  } catch {
    return path
  }
}

const unknownCursor = (): Fault =>
  new Fault('request.invalid', { field: 'cursor', message: 'This cursor does not belong to this list.' })
