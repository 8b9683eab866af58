import type { ColumnType } from 'kysely'

/** A moment. */
export type Instant = ColumnType<Date, Date, Date>
export type MaybeInstant = ColumnType<Date | null, Date | null, Date | null>

/** A JSON document: read as it is, written as text, since the driver takes arrays for something else. */
export type Document<T> = ColumnType<T, string, string>
export type MaybeDocument<T> = ColumnType<T | null, string | null, string | null>
