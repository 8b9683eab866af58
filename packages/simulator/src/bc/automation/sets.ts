import { permissionSets } from '@landbridge/model'
import type { ApplicationCard, Environment } from '../../world.ts'
import type { Asked, MakeRows } from '../computed/asked.ts'
import { askedValue } from '../computed/document-sets.ts'
import { makeRow, type Values } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import { extensionSets } from '../extensions/rows.ts'
import type { Scope } from '../scope.ts'
import { assignmentId } from './assignments.ts'

/** A user of the environment: an application by its card, a person by the permission sets given to them. */
interface EnvironmentUser {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly isEnabled: boolean
  readonly email: string
  readonly assignments: readonly { readonly roleId: string; readonly company: string }[]
}

const cardUser = (card: ApplicationCard): EnvironmentUser | undefined =>
  card.userSecurityId === undefined
    ? undefined
    : {
        id: card.userSecurityId,
        userName: card.description.toUpperCase().slice(0, 50),
        displayName: card.description,
        isEnabled: card.state === 'Enabled',
        email: '',
        assignments: card.permissionSets,
      }

const usersOf = ({ environment, tenant }: Scope): EnvironmentUser[] => {
  const applications = [...environment.cards.values()].flatMap((card) => cardUser(card) ?? [])
  const people = [...tenant.users.values()].flatMap((user): EnvironmentUser[] => {
    const sets = user.permissionSets.get(environment.name.toLowerCase())
    if (sets === undefined) return []
    const [userName = ''] = user.userPrincipalName.split('@')
    return [
      {
        id: user.id,
        userName: userName.toUpperCase().slice(0, 50),
        displayName: user.displayName,
        isEnabled: user.enabled,
        email: user.userPrincipalName,
        assignments: sets.map((roleId) => ({ roleId, company: '' })),
      },
    ]
  })
  return [...applications, ...people].sort((a, b) => (a.userName < b.userName ? -1 : 1))
}

const users: MakeRows = ({ plan, scope }) =>
  usersOf(scope).map(({ id, userName, displayName, isEnabled, email }) =>
    makeRow(plan, {
      userSecurityId: id,
      userName,
      displayName,
      state: isEnabled ? 'Enabled' : 'Disabled',
      contactEmail: email,
    }),
  )

const systemApplication = { appId: '63ca2fa4-4f03-4f2b-a480-172fef340d3f', appName: 'System Application' }

const nameOfSet = (roleId: string): string =>
  (permissionSets as Readonly<Record<string, { name: string }>>)[roleId]?.name ?? roleId

const userPermissions: MakeRows = (asked) => {
  const { plan, scope } = asked
  const id = askedValue(asked, 'userSecurityId')
  return usersOf(scope)
    .filter((user) => id === undefined || user.id === id)
    .flatMap((user) =>
      user.assignments.map(({ roleId, company }) =>
        makeRow(plan, {
          id: assignmentId(user.id, roleId, company),
          userSecurityId: user.id,
          roleId,
          displayName: nameOfSet(roleId).slice(0, 30),
          company,
          appId: systemApplication.appId,
          extensionName: systemApplication.appName,
          scope: 'System',
        }),
      ),
    )
}

const setRows = ({ plan }: Asked, toValues: (id: string, name: string) => Values): Row[] =>
  Object.entries(permissionSets).map(([id, { name }]) => makeRow(plan, toValues(id, name)))

const listPermissionSets: MakeRows = (asked) =>
  setRows(asked, (id, name) => ({
    scope: 'System',
    appId: systemApplication.appId,
    id,
    displayName: name.slice(0, 30),
    extensionName: systemApplication.appName,
  }))

const companies = (environment: Environment) =>
  [...environment.companies.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

const automationCompanies: MakeRows = ({ plan, scope }) =>
  companies(scope.environment).map(({ id, name, displayName, evaluation }) =>
    makeRow(plan, { id, name, displayName, evaluationCompany: evaluation }),
  )

/** Features of the platform that are on for everybody, so that the list is not empty. */
const features: MakeRows = ({ plan }) =>
  [
    ['ModernActionBar', 'New layout of the action bar'],
    ['OptInJournals', 'New look of the journals'],
  ].map(([id, description]) =>
    makeRow(plan, {
      id: id!,
      enabled: 'All Users',
      description: description!,
      descriptionInEnglish: description!,
      isOneWay: true,
    }),
  )

export const automationSets: Readonly<Record<string, MakeRows>> = {
  automationCompanies,
  ...extensionSets,
  features,
  permissionSets: listPermissionSets,
  userPermissions,
  users,
}
