import type { Db } from './database.ts'

/** Does something in one transaction: the one that it is given, else one of its own. */
export const within = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)
