import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instant,
  instantOf,
  needFields,
  needText,
  route,
} from './asked.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'
import { administrationOf, type DatabaseExport } from './state.ts'

const exported = '/exports/applications/{family}/environments/{name}'

const exportsPerMonth = 10

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

const remainingOf = (asked: Asked, environmentName: string): number => {
  const { exports } = administrationOf(asked.administrator.tenant)
  const month = monthOf(asked.sim.clock.now())
  const done = exports.filter((each) => each.environmentName === environmentName && monthOf(each.at) === month)
  return exportsPerMonth - done.length
}

const metrics = (asked: Asked): Response => {
  const { name } = environmentOf(asked)
  return json(200, { exportsPerMonth, exportsRemainingThisMonth: remainingOf(asked, name) })
}

const exportFailed = (message: string): AdminRefusal => new AdminRefusal('exportFailed', message)

/** The permission set that a person needs in the environment itself. */
const neededSet = 'D365 BACKUP/RESTORE'

const mayExport = ({ administrator }: Asked, environmentName: string): boolean =>
  [...administrator.tenant.users.values()].some(
    ({ userPrincipalName, permissionSets }) =>
      userPrincipalName === administrator.name &&
      permissionSets.get(environmentName.toLowerCase())?.some((set) => set === neededSet || set === 'SUPER'),
  )

const accountOf = (text: string): string => {
  let uri: URL
  try {
    uri = new URL(text)
  } catch {
    throw invalidInput('storageAccountSasUri', 'storageAccountSasUri must be an address with a signature.')
  }
  return uri.hostname.split('.')[0] ?? ''
}

/** Notes an export. Nothing is written anywhere: the simulator reaches no storage account. */
const start = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const storageAccount = accountOf(needText(fields, 'storageAccountSasUri'))
  const [container, blob] = [needText(fields, 'container'), needText(fields, 'blob')]
  if (environment.type !== 'Production') throw exportFailed('Only production environments can be exported.')
  if (!mayExport(asked, environment.name))
    throw exportFailed(`The permission set ${neededSet} is needed in the environment.`)
  if (remainingOf(asked, environment.name) <= 0) throw exportFailed('The exports of this month are used up.')
  administrationOf(asked.administrator.tenant).exports.push({
    applicationType: environment.applicationFamily,
    applicationVersion: environment.version,
    blob,
    container,
    country: environment.countryCode,
    environmentName: environment.name,
    storageAccount,
    at: asked.sim.clock.now(),
    user: asked.administrator.name,
  })
  return { status: 200 }
}

const viewExport = ({ at, ...rest }: DatabaseExport): object => ({ ...rest, time: instant(at) })

const history = (asked: Asked): Response => {
  const [from, to] = ['start', 'end'].map((name) => {
    const text = asked.request.query.get(name)
    if (!text) throw invalidInput(name, `${name} must be given.`)
    return instantOf(name, text)
  }) as [number, number]
  const { exports } = administrationOf(asked.administrator.tenant)
  return json(200, { value: exports.filter(({ at }) => at >= from && at <= to).map(viewExport) })
}

/** Exports of databases. */
export const exportRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${exported}/metrics`, 0, metrics),
  route('POST', exported, 0, start),
  route('POST', '/exports/history', 0, history),
]
