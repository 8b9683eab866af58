import { findSets } from '../bc/permission-sets.ts'
import type { Simulation } from '../simulation.ts'
import type { ApplicationCard, Environment, Tenant } from '../world.ts'
import { needGuid } from './applications.ts'
import { conflict, invalid, notFound } from './refused.ts'

/** Longest description and contact; the description becomes the name of the application user. */
export const cardTextLength = 50

/** Where a card is: cards belong to one environment, and their users to its tenant. */
export interface CardPlace {
  readonly tenant: Tenant
  readonly environment: Environment
}

export interface CardDraft {
  readonly clientId: string
  readonly description?: string
  readonly contact?: string
}

const shortText = (field: string, value: string): string => {
  const text = value.trim()
  if (text.length > cardTextLength)
    throw invalid(field, `${field} must not be longer than ${cardTextLength} characters.`)
  return text
}

/** @throws Refused when the environment has no card of this client id. */
export const getCard = ({ environment }: CardPlace, clientId: string): ApplicationCard => {
  const card = environment.cards.get(clientId.toLowerCase())
  if (card === undefined) throw notFound(`There is no card of '${clientId}' in ${environment.name}.`)
  return card
}

/** Makes a card, disabled and without a user. Whether the application exists in Entra is not looked at. */
export const createCard = ({ environment }: CardPlace, draft: CardDraft): ApplicationCard => {
  const clientId = needGuid('Client ID', draft.clientId)
  if (environment.cards.has(clientId)) throw conflict(`The record already exists: Client ID = ${clientId}.`)
  const card: ApplicationCard = {
    clientId,
    description: shortText('Description', draft.description ?? ''),
    contact: shortText('Contact Information', draft.contact ?? ''),
    state: 'Disabled',
    userSecurityId: undefined,
    permissionSets: [],
  }
  environment.cards.set(clientId, card)
  return card
}

export const changeCard = (card: ApplicationCard, changes: Omit<CardDraft, 'clientId'>): void => {
  const description = shortText('Description', changes.description ?? card.description)
  const contact = shortText('Contact Information', changes.contact ?? card.contact)
  if (card.state === 'Enabled' && description === '') throw invalid('Description', 'Description must have a value.')
  card.description = description
  card.contact = contact
}

/** Deletes the card and its user. */
export const deleteCard = (place: CardPlace, clientId: string): void => {
  place.environment.cards.delete(getCard(place, clientId).clientId)
}

const hasFullUser = ({ tenant, environment }: CardPlace): boolean =>
  [...tenant.users.values()].some(
    ({ enabled, permissionSets }) => enabled && permissionSets.has(environment.name.toLowerCase()),
  )

/**
 * Makes the application user of a card, named as its description; the card stays as it is.
 *
 * @throws Refused without a description, or in an environment that has no enabled full user.
 */
export const initialiseUser = ({ random }: Simulation, place: CardPlace, card: ApplicationCard): void => {
  if (card.userSecurityId !== undefined) return
  if (card.description === '')
    throw invalid(
      'Description',
      `Description must have a value in Microsoft Entra Application: Client ID = ${card.clientId}.`,
    )
  if (!hasFullUser(place))
    throw conflict('This environment has no enabled user yet. Register a user before enabling the application.')
  card.userSecurityId = random.guid()
}

/** Sets State to Enabled; makes the user when there is none yet. */
export const enableCard = (sim: Simulation, place: CardPlace, card: ApplicationCard): void => {
  initialiseUser(sim, place, card)
  // Enabling the card enables its user too, whatever the list of users said.
  if (card.user?.state === 'Disabled') card.user = { ...card.user, state: 'Enabled' }
  card.state = 'Enabled'
}

export const disableCard = (card: ApplicationCard): void => {
  card.state = 'Disabled'
}

/** One permission set for one company, or for all where the company is blank. */
export interface Assignment {
  readonly roleId: string
  readonly company?: string
}

const checkAssignment = ({ environment }: CardPlace, { roleId, company = '' }: Assignment) => {
  const [set] = findSets(environment, roleId)
  if (set === undefined) throw invalid('Permission Set', `There is no permission set '${roleId.trim()}'.`)
  if (!set.isForApplications)
    throw invalid('Permission Set', `The permission set ${set.roleId} cannot be assigned to an application.`)
  const companies = [...environment.companies.values()].map(({ name }) => name)
  if (company !== '' && !companies.includes(company))
    throw invalid('Company', `There is no company '${company}' in ${environment.name}.`)
  return { roleId: set.roleId, company }
}

const mustBeEditable = (card: ApplicationCard): void => {
  if (card.userSecurityId === undefined)
    throw conflict('The application has no user yet. Initialise the user, or enable the card once.')
  if (card.state === 'Enabled') throw conflict('Permission sets can be changed only while State is Disabled.')
}

/** @throws Refused while the card is enabled or has no user, and for SUPER. */
export const addPermissionSet = (place: CardPlace, card: ApplicationCard, assignment: Assignment): void => {
  mustBeEditable(card)
  const checked = checkAssignment(place, assignment)
  if (card.permissionSets.some(({ roleId, company }) => roleId === checked.roleId && company === checked.company))
    throw conflict(`The permission set ${checked.roleId} is assigned already.`)
  card.permissionSets.push(checked)
}

/** @throws Refused while the card is enabled or has no user, or when the set is not assigned. */
export const removePermissionSet = (card: ApplicationCard, { roleId, company = '' }: Assignment): void => {
  mustBeEditable(card)
  const index = card.permissionSets.findIndex((each) => each.roleId === roleId && each.company === company)
  if (index < 0) throw notFound(`The permission set ${roleId} is not assigned.`)
  card.permissionSets.splice(index, 1)
}

/** A card as it shall be. What is left out stays as it is, and is empty on a new card. */
export interface CardWish extends CardDraft {
  readonly state?: 'Enabled' | 'Disabled'
  /** All of its assignments. */
  readonly permissionSets?: readonly Assignment[]
}

/**
 * Brings a card to what is wanted in the order that the rules demand: disable, user, permission sets, enable. The
 * card is made when it is not there. When a rule forbids it, nothing is changed.
 */
export const putCard = (sim: Simulation, place: CardPlace, wish: CardWish): ApplicationCard => {
  const { cards } = place.environment
  const clientId = needGuid('clientId', wish.clientId)
  const assignments = wish.permissionSets?.map((each) => checkAssignment(place, each))
  const before = cards.get(clientId)
  const card = before === undefined ? createCard(place, wish) : { ...before }
  const state = wish.state ?? card.state
  try {
    changeCard(card, wish)
    disableCard(card)
    if (assignments !== undefined) {
      initialiseUser(sim, place, card)
      card.permissionSets = assignments
    }
    if (state === 'Enabled') enableCard(sim, place, card)
    cards.set(clientId, card)
    return card
  } catch (error) {
    if (before === undefined) cards.delete(clientId)
    throw error
  }
}
