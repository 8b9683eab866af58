import { routes } from '@landbridge/model'
import { mayOpen } from '../access.ts'
import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import { subscriptionRows } from '../webhooks/rows.ts'
import { definitionOf } from './entity-definitions.ts'
import { runtimeRoute, webhookResources } from './runtime-route.ts'

/** The companies that the caller may open, by name. */
const companies: MakeRows = ({ plan, scope }): Row[] =>
  [...scope.environment.companies.values()]
    .filter(({ name }) => mayOpen(scope.caller, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ id, name, displayName, createdAt }) =>
      makeRow(plan, {
        id,
        systemVersion: scope.environment.version,
        timestamp: 1,
        name,
        displayName,
        systemCreatedAt: createdAt,
        systemCreatedBy: '00000000-0000-0000-0000-000000000001',
        systemModifiedAt: createdAt,
        systemModifiedBy: '00000000-0000-0000-0000-000000000001',
      }),
    )

/** The API routes that the environment serves. */
const apiRoutes: MakeRows = ({ plan }): Row[] =>
  [...Object.values(routes).map(({ path }) => path), runtimeRoute].map((path) => {
    const parts = path.split('/').slice(1)
    const [publisher = '', group = ''] = parts.length > 1 ? parts : []
    return makeRow(plan, { route: parts.join('/'), publisher, group, version: parts.at(-1)! })
  })

const entityDefinitions: MakeRows = ({ plan, scope }): Row[] =>
  scope.plans.list
    .filter(({ perCompany }) => perCompany)
    .map((described) => makeRow(plan, { ...definitionOf(described) }))

export const platformSets: Readonly<Record<string, MakeRows>> = {
  companies,
  apicategoryroutes: apiRoutes,
  entityDefinitions,
  subscriptions: subscriptionRows,
  webhookSupportedResources: webhookResources,
}
