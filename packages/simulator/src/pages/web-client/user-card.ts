import { type EnvironmentUser, usersOf } from '../../bc/automation/users.ts'
import { listSets } from '../../bc/permission-sets.ts'
import type { CardPlace } from '../../control/cards.ts'
import { givePersonSet, setPersonState, takePersonSet } from '../../control/environment-users.ts'
import { invalid, notFound } from '../../control/refused.ts'
import type { User } from '../../world.ts'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, copyable, facts, message, problemOf, select, table } from '../parts.ts'
import { cardPath, environmentPage, pagePath, placeOf, userPath } from './frame.ts'

const findUser = ({ request }: PageContext, { tenant, environment }: CardPlace): EnvironmentUser => {
  const all = usersOf(tenant, environment)
  const id = request.query.get('userId')
  const found = id === null ? all[0] : all.find((user) => user.id === id)
  if (found === undefined) throw notFound('There is no such user.')
  return found
}

const states = ['Enabled', 'Disabled'].map((state) => ({ value: state, label: state }))

const generalOf = (user: EnvironmentUser) =>
  html`<section class="card"><h2>General</h2>${facts([
    ['User Name', user.userName],
    ['Full Name', user.displayName],
    ['License Type', user.applicationId === undefined ? 'Full User' : 'Application'],
    ['User Security ID', copyable(user.id)],
    ...(user.applicationId === undefined
      ? ([['Authentication Email', user.authenticationEmail]] as const)
      : ([['Application ID', copyable(user.applicationId)]] as const)),
    ['Contact Email', user.contactEmail],
  ])}</section>`

const setsOf = (user: EnvironmentUser, editable: boolean) =>
  table({
    caption: 'User Permission Sets',
    columns: ['Permission Set', 'Company', ...(editable ? [''] : [])],
    rows: [
      ...user.assignments.map(({ roleId, company }) => [
        copyable(roleId),
        company || '(all companies)',
        ...(editable ? [actionButton('remove-set', 'Delete line', { roleId }, 'quiet', `Delete ${roleId}`)] : []),
      ]),
      ...user.groups.map(({ displayName }) => [html`by the group ${displayName}`, '', ...(editable ? [''] : [])]),
    ],
    empty: 'No permission set is assigned.',
  })

const personOf = ({ tenant }: CardPlace, { id, applicationId }: EnvironmentUser): User | undefined =>
  applicationId === undefined ? tenant.users.get(id) : undefined

const show = (context: PageContext): Page => {
  const place = placeOf(context)
  const user = findUser(context, place)
  const person = personOf(place, user)
  return environmentPage(context, place, {
    title: 'User Card',
    heading: user.displayName,
    lead: 'User Card',
    trail: [{ label: 'Users', href: pagePath(context, place, 'users') }],
    body: html`${problemOf(context.problem)}${generalOf(user)}${
      person
        ? html`<form method="post" class="card"><h2>State</h2><input type="hidden" name="action" value="state">${select('state', 'State', states, user.isEnabled ? 'Enabled' : 'Disabled')}<button class="primary">Save</button></form>`
        : message(
            'note',
            html`An application user is changed on its <a href="${cardPath(context, place, user.applicationId ?? '')}">Microsoft Entra Application Card</a>.`,
          )
    }<section class="card">${setsOf(user, person !== undefined)}</section>${
      person &&
      html`<form method="post" class="card"><h2>Assign a permission set</h2><input type="hidden" name="action" value="add-set">${select(
        'roleId',
        'Permission Set',
        listSets(place.environment).map(({ roleId, name }) => ({ value: roleId, label: `${roleId} - ${name}` })),
        context.form.get('roleId') ?? '',
      )}<button class="primary">Add</button></form>`
    }`,
  })
}

/** Page 9807: one user. People are changed here; applications on their own card. */
export const userCard: Required<PageActions> = {
  show,
  send: (context) => {
    const place = placeOf(context)
    const user = findUser(context, place)
    const person = personOf(place, user)
    if (person === undefined) throw invalid('action', 'An application user is changed on its own card.')
    const { form } = context
    const roleId = form.get('roleId') ?? ''
    const actions: Readonly<Record<string, () => void>> = {
      state: () => setPersonState(place.environment, person, form.get('state') ?? ''),
      'add-set': () => givePersonSet(place.environment, person, roleId),
      'remove-set': () => takePersonSet(place.environment, person, roleId),
    }
    const action = actions[form.get('action') ?? '']
    if (action === undefined) throw invalid('action', 'There is no such action on this page.')
    action()
    return userPath(context, place, user.id)
  },
}
