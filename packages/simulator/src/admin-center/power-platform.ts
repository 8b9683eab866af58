import type { Response } from '../http.ts'
import type { Route } from '../router.ts'
import { isGuid } from '../texts.ts'
import { type AdminAnswer, type Asked, environmentOf, requirePerson, route } from './asked.ts'
import { AdminRefusal } from './refusal.ts'
import { settingsOf } from './state.ts'

const idOf = ({ request }: Asked): string => request.query.get('powerPlatformEnvironmentId')?.toLowerCase() ?? ''

const badArgument = (message: string): AdminRefusal => new AdminRefusal('BadArgument', message)

const link = (asked: Asked): Response => {
  requirePerson(asked)
  const environment = environmentOf(asked)
  const id = idOf(asked)
  if (!isGuid(id)) throw badArgument('powerPlatformEnvironmentId must be the id of an environment.')
  if (environment.status !== 'Active') throw badArgument(`The environment is ${environment.status}.`)
  if (environment.settings?.powerPlatformEnvironmentId !== undefined)
    throw badArgument('The environment is linked already.')
  settingsOf(environment).powerPlatformEnvironmentId = id
  return { status: 200 }
}

const unlink = (asked: Asked): Response => {
  requirePerson(asked)
  const settings = settingsOf(environmentOf(asked))
  if (settings.powerPlatformEnvironmentId === undefined) throw badArgument('The environment is not linked.')
  delete settings.powerPlatformEnvironmentId
  return { status: 200 }
}

const bap = '/bap/applications/{family}/environments/{name}'

/** The link to an environment of Power Platform; the other end is not there, so any id will do. */
export const powerPlatformRoutes: readonly Route<AdminAnswer>[] = [
  route('POST', `${bap}/linkEnvironment`, 21, link),
  route('POST', `${bap}/unlinkEnvironment`, 21, unlink),
]
