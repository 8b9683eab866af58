import type { CallContext } from '../handler.ts'
import { findKeyName, getMember } from '../store/access.ts'
import type { Db } from '../store/database.ts'

/** Who calls, in words that people know them by. */
export const nameOfCaller = async (db: Db, { by }: Pick<CallContext, 'by'>): Promise<string> => {
  if (by.kind === 'member') return (await getMember(db, by.memberId)).name
  if (by.kind === 'key') return `API key ${(await findKeyName(db, by.keyId)) ?? by.keyId}`
  return 'Nobody'
}
