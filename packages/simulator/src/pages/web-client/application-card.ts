import { microsoftEndpoints } from '@landbridge/model'
import { findSets, listSets } from '../../bc/permission-sets.ts'
import {
  addPermissionSet,
  type CardPlace,
  cardTextLength,
  createCard,
  deleteCard,
  getCard,
  initialiseUser,
  putCard,
  removePermissionSet,
} from '../../control/cards.ts'
import { invalid } from '../../control/refused.ts'
import type { ApplicationCard } from '../../world.ts'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, copyable, facts, field, message, problemOf, select, table } from '../parts.ts'
import { question } from './confirm.ts'
import { cardPath, environmentPage, pagePath, placeOf } from './frame.ts'

const title = 'Microsoft Entra Application Card'

const trailOf = (context: PageContext, place: CardPlace) => [
  { label: 'Microsoft Entra Applications', href: pagePath(context, place, 'entraApplications') },
]

const descriptionField = ({ form, problem }: PageContext, card?: ApplicationCard) =>
  field({
    name: 'description',
    label: 'Description',
    value: form.get('description') ?? card?.description ?? '',
    maxLength: cardTextLength,
    hint: 'Mandatory to enable the application: its user gets this name.',
    problem,
  })

const contactField = ({ form, problem }: PageContext, card?: ApplicationCard) =>
  field({
    name: 'contact',
    label: 'Contact Information',
    value: form.get('contact') ?? card?.contact ?? '',
    maxLength: cardTextLength,
    problem,
  })

const newCard = (context: PageContext, place: CardPlace): Page => {
  const { form, problem } = context
  return environmentPage(context, place, {
    title,
    heading: `New - ${title}`,
    trail: trailOf(context, place),
    body: html`${problemOf(problem)}<form method="post" class="card"><h2>General</h2><input type="hidden" name="action" value="create">
${field({ name: 'clientId', label: 'Client ID', value: form.get('clientId') ?? '', hint: 'The Application (client) ID of the app registration, not its Object ID.', maxLength: 100, problem })}
${descriptionField(context)}${contactField(context)}
<div class="commands"><button class="primary">Save</button><a class="button" href="${pagePath(context, place, 'entraApplications')}">Cancel</a></div></form>`,
  })
}

const commandsOf = (context: PageContext, card: ApplicationCard) =>
  html`<div class="commands">${
    card.userSecurityId === undefined && actionButton('initialise', 'Initialize user')
  }<a class="button" href="${consentUrl(context, card)}">Grant Consent</a>${actionButton('ask-delete', 'Delete')}</div>`

const states = ['Disabled', 'Enabled'].map((state) => ({ value: state, label: state }))

const generalOf = (
  context: PageContext,
  card: ApplicationCard,
) => html`<form method="post" class="card"><h2>General</h2>
<input type="hidden" name="action" value="save">
${field({ name: 'shownClientId', label: 'Client ID', value: card.clientId, readOnly: true })}
${descriptionField(context, card)}
${select('state', 'State', states, context.form.get('state') ?? card.state)}
${contactField(context, card)}
<button class="primary">Save</button></form>`

const userOf = (card: ApplicationCard) =>
  html`<section class="card"><h2>User information</h2>${
    card.userSecurityId === undefined
      ? html`<p>The application has no user yet. It is made when the card is enabled, or by Initialize user.</p>`
      : facts([
          ['User Name', card.description.toUpperCase()],
          ['User ID', copyable(card.userSecurityId)],
          ['License Type', 'Application'],
        ])
  }</section>`

const setName = ({ environment }: CardPlace, id: string): string => findSets(environment, id)[0]?.name ?? ''

const setsOf = ({ form }: PageContext, place: CardPlace, card: ApplicationCard) => {
  const editable = card.state === 'Disabled' && card.userSecurityId !== undefined
  const companies = [...place.environment.companies.values()].map(({ name }) => ({ value: name, label: name }))
  const hint =
    card.userSecurityId === undefined
      ? 'The application needs a user before permission sets can be assigned.'
      : 'State must be set to Disabled before permission sets can be edited.'
  return html`<section class="card"><h2>User permission sets</h2>${!editable && message('note', hint)}${table({
    caption: 'Assigned permission sets',
    columns: ['Permission Set', 'Name', 'Company', ...(editable ? [''] : [])],
    rows: card.permissionSets.map(({ roleId, company }) => [
      copyable(roleId),
      setName(place, roleId),
      company || '(all companies)',
      ...(editable
        ? [actionButton('remove-set', 'Delete line', { roleId, company }, 'quiet', `Delete ${roleId}`)]
        : []),
    ]),
    empty: 'No permission set is assigned.',
  })}</section>${
    editable &&
    html`<form method="post" class="card"><h2>Assign a permission set</h2><input type="hidden" name="action" value="add-set">
${select(
  'roleId',
  'Permission Set',
  listSets(place.environment).map(({ roleId, name }) => ({ value: roleId, label: `${roleId} - ${name}` })),
  form.get('roleId') ?? '',
)}
${select('company', 'Company', [{ value: '', label: '(all companies)' }, ...companies])}
<button class="primary">Add</button></form>`
  }`
}

/** What the action Grant Consent of the real card opens: the version 1 address, and a redirect to the client itself. */
const consentUrl = ({ request }: PageContext, { clientId }: ApplicationCard): string => {
  const redirectUri = `${microsoftEndpoints.webClient}/OAuthLanding.htm`
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri })
  return `${request.addresses.authority}/common/adminconsent?${query}`
}

const existingCard = (context: PageContext, place: CardPlace, card: ApplicationCard): Page =>
  environmentPage(context, place, {
    title,
    heading: card.description || card.clientId,
    lead: title,
    trail: trailOf(context, place),
    body: html`${problemOf(context.problem)}${commandsOf(context, card)}${generalOf(context, card)}${userOf(card)}${setsOf(context, place, card)}`,
  })

const ask = (context: PageContext, place: CardPlace, card: ApplicationCard, text: string, action: string): Page => {
  const again = Object.fromEntries(context.form)
  return environmentPage(context, place, {
    title,
    heading: card.description || card.clientId,
    trail: trailOf(context, place),
    body: question(text, action, again, cardPath(context, place, card.clientId)),
  })
}

const findShown = (context: PageContext, place: CardPlace): ApplicationCard | undefined => {
  const { query } = context.request
  const clientId = query.get('clientId')
  if (clientId !== null) return getCard(place, clientId)
  return query.get('mode') === 'create' ? undefined : [...place.environment.cards.values()][0]
}

type Action = (context: PageContext, place: CardPlace, card: ApplicationCard) => string | Page | undefined

const save: Action = (context, place, card) => {
  const { form, sim } = context
  const description = form.get('description')?.trim() ?? card.description
  const state = form.get('state') === 'Enabled' ? 'Enabled' : 'Disabled'
  const makesUser = state === 'Enabled' && card.userSecurityId === undefined && description !== ''
  if (makesUser && form.get('confirmed') !== 'yes')
    return ask(context, place, card, `A user named '${description}' will be created. Do you want to continue?`, 'save')
  putCard(sim, place, { clientId: card.clientId, description, contact: form.get('contact') ?? card.contact, state })
  return undefined
}

/** What the buttons of a card do. Nothing coming back means: to the card again. */
const actions: Readonly<Record<string, Action>> = {
  save,
  initialise: ({ sim }, place, card) => void initialiseUser(sim, place, card),
  'add-set': ({ form }, place, card) =>
    void addPermissionSet(place, card, { roleId: form.get('roleId') ?? '', company: form.get('company') ?? '' }),
  'remove-set': ({ form }, _, card) =>
    void removePermissionSet(card, { roleId: form.get('roleId') ?? '', company: form.get('company') ?? '' }),
  'ask-delete': (context, place, card) =>
    ask(context, place, card, 'Delete this application? Its user is deleted with it.', 'delete'),
  delete: (context, place, card) => {
    if (context.form.get('confirmed') === 'yes') deleteCard(place, card.clientId)
    return pagePath(context, place, 'entraApplications')
  },
}

/** Page 9861: one application, its user and its permission sets. Without a client id it shows the first one. */
export const applicationCard: Required<PageActions> = {
  show: (context) => {
    const place = placeOf(context)
    const card = findShown(context, place)
    return card === undefined ? newCard(context, place) : existingCard(context, place, card)
  },
  send: (context) => {
    const place = placeOf(context)
    const { form } = context
    const name = form.get('action') ?? ''
    if (name === 'create') {
      const card = createCard(place, {
        clientId: form.get('clientId') ?? '',
        description: form.get('description') ?? '',
        contact: form.get('contact') ?? '',
      })
      return cardPath(context, place, card.clientId)
    }
    const card = findShown(context, place)
    if (card === undefined || !Object.hasOwn(actions, name))
      throw invalid('action', 'There is no such action on this page.')
    return actions[name]!(context, place, card) ?? cardPath(context, place, card.clientId)
  },
}
