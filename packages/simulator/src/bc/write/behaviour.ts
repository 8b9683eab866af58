import type { Row, Value } from '../data/values.ts'
import type { Draft } from './draft.ts'

/** What a page and its table do beyond what the table of facts says. */
export interface Behaviour {
  /** Before the body is read: values that a new record begins with; may refuse to begin at all. */
  readonly start?: (draft: Draft) => void
  /** Instead of the ordinary assignment of a property. */
  readonly assign?: Readonly<Record<string, (draft: Draft, value: Value) => void>>
  /** After a property of the body has been assigned. */
  readonly set?: Readonly<Record<string, (draft: Draft) => void>>
  /** When the whole body has been read, before the record is stored. */
  readonly finish?: (draft: Draft) => void
  /** After the record has been stored, before its parts are inserted. */
  readonly inserted?: (draft: Draft, row: Row) => void
  /** After the record has been stored and its parts inserted. */
  readonly stored?: (draft: Draft, row: Row) => void
  /** Before a record is removed; may refuse. */
  readonly remove?: (draft: Draft) => void
  /** After it is gone. */
  readonly removed?: (draft: Draft) => void
  /** For records that the world keeps and not a table; the cell of the id is set by `insert`. */
  readonly elsewhere?: {
    readonly insert: (draft: Draft) => void
    readonly replace?: (draft: Draft) => void
    readonly remove: (draft: Draft) => void
  }
}
