import type { Operation } from '../asked.ts'
import { answerOwnedBy, directoryObjects } from '../directory/objects.ts'
import { answerList } from '../query/answer.ts'
import { needRight } from '../rights.ts'
import { getPrincipal } from './lookup.ts'

/** Groups and roles of an application: groups hold people only here, and so do directory roles. */
export const listMemberships: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  getPrincipal(asked)
  return answerList(asked, directoryObjects, [])
}

export const listOwnedBy: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  return answerOwnedBy(asked, getPrincipal(asked).id)
}
