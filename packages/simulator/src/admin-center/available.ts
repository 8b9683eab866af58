import { localizations, versions } from '@landbridge/model'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { type AdminAnswer, type Asked, requireFamily, route } from './asked.ts'
import { doesNotExist } from './refusal.ts'

const rings = [
  { name: 'PROD', productionRing: true, friendlyName: 'Production' },
  { name: 'PREVIEW', productionRing: false, friendlyName: 'Preview' },
]

const applications = ({ administrator }: Asked): Response => {
  const owned = [...administrator.tenant.environments.values()].map(({ applicationFamily }) => applicationFamily)
  const value = [...new Set(['BusinessCentral', ...owned])].map((applicationFamily) => ({
    applicationFamily,
    countriesRingDetails: localizations.map((countryCode) => ({ countryCode, rings })),
  }))
  return json(200, { value })
}

const ringVersions = (asked: Asked): Response => {
  const { family = '', country = '', ring = '' } = asked.values
  requireFamily(asked, family)
  if (!localizations.includes(country.toUpperCase())) throw doesNotExist(country, `Nothing is offered in '${country}'.`)
  const value = versions.filter((each) => each.ring === ring.toUpperCase()).map(({ version }) => version)
  if (value.length === 0) throw doesNotExist('ringName', `There is no ring '${ring}'.`)
  return json(200, { value })
}

/** What environments can be made of. */
export const availableRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', '/applications', 0, applications),
  route('GET', '/applications/', 0, applications),
  route('GET', '/applications/{family}/Countries/{country}/Rings/{ring}', 0, ringVersions),
]
