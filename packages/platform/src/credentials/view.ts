import type { Credential, CredentialMark, CredentialTask } from '@landbridge/contract'
import { entraLink } from '@landbridge/model'
import { isSimulated } from '../connections/places.ts'
import { endOf, type HolderView, type KeyView, type MarkRow, rollsByItself } from '../store/credential-life.ts'
import { daysUntil, nameOfKey } from './expiry.ts'

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null

const knownFromOf = ({ kind, told_ends_at: told, typed_ends_at: typed }: KeyView['key']): Credential['knownFrom'] => {
  if (told !== null) return kind === 'certificate' ? 'certificate' : 'entra'
  return typed === null ? 'nothing' : 'typed'
}

const isOtherDay = (one: Date | null, other: Date | null): boolean =>
  one !== null && other !== null && one.toISOString().slice(0, 10) !== other.toISOString().slice(0, 10)

/** A credential as the contract shows it. */
export const viewCredential = (view: KeyView, now: number): Credential => {
  const { key, holder } = view
  const end = endOf(key)
  const isConnection = holder.connection_id !== null
  const { told_ends_at: told, typed_ends_at: typed } = key
  return {
    id: key.id,
    kind: key.kind,
    hint: key.hint,
    keyId: key.key_id,
    of: isConnection
      ? { kind: 'connection', id: holder.subject_id, name: holder.connection_name ?? '' }
      : { kind: 'integration', id: holder.subject_id, name: holder.integration_name },
    integrationId: holder.integration_id,
    clientId: holder.client_id,
    tenantId: holder.home_tenant ?? holder.tenant_id,
    simulated: isSimulated(holder.endpoints),
    state: key.state,
    expiresAt: isoOf(end),
    knownFrom: knownFromOf(key),
    typedExpiresAt: isOtherDay(told, typed) ? isoOf(typed) : null,
    daysLeft: end === null ? null : daysUntil(end, now),
    rights: holder.rights,
    refusal: holder.refusal,
    lookedAt: isoOf(holder.looked_at),
    rolls: holder.rolls,
    rollsByItself: rollsByItself(view),
    roll: viewRoll(view),
    madeBy: key.made_by,
    madeAt: key.made_at.toISOString(),
    provedAt: isoOf(key.proved_at),
    usedAt: isoOf(key.kind === 'sign-in' ? holder.renewed_at : key.used_at),
    endedAt: isoOf(key.ended_at),
  }
}

/** A roll-over is shown with what takes part in it. */
const viewRoll = ({ key, holder: { roll } }: KeyView): Credential['roll'] => {
  if (roll === null || key.state === 'retired' || key.state === 'revoked') return null
  const { why, since, step, waitingFor = null, removesOld } = roll
  return { why, since, step, waitingFor, removesOld }
}

export const viewMark = ({ at, what, note }: MarkRow): CredentialMark => ({ at: at.toISOString(), what, note })

/** The page of the app registration with its credentials, in the directory where it is registered. */
const pageOf = ({ endpoints, home_tenant, tenant_id, client_id }: HolderView): CredentialTask['link'] =>
  endpoints === null || client_id === null
    ? null
    : entraLink(endpoints, home_tenant ?? tenant_id ?? undefined, 'appCredentials', client_id)

/** What a person does about a credential where Landbridge may not do it. */
export const tasksOf = ({ key, holder }: KeyView, isLeaked: boolean): CredentialTask[] => {
  const who = holder.connection_id === null ? 'builder' : 'entra-admin'
  const renew: CredentialTask = {
    who: 'builder',
    text:
      holder.connection_id === null
        ? 'Enter a new credential in the integration.'
        : 'Reconnect the connection with a new credential.',
    link: null,
  }
  if (key.kind === 'sign-in')
    return isLeaked
      ? [
          {
            who: 'entra-admin',
            text: 'Revoke the sessions of the person in the Microsoft Entra admin center: Users, the person, Revoke sessions.',
            link: null,
          },
          { who: 'signed-in-person', text: 'Sign in again: reconnect the connection.', link: null },
        ]
      : []
  if (key.state === 'retired' || key.state === 'revoked' || key.kind === 'federated') return []
  if (holder.rights === 'write' && !isLeaked) return []
  const add = {
    who,
    text: 'Add a new certificate or client secret to the app registration.',
    link: pageOf(holder),
  } as const
  const remove = {
    who,
    text: `Delete the ${nameOfKey(key)}${key.key_id === null ? '' : ` (${key.key_id})`} of the app registration.`,
    link: pageOf(holder),
  } as const
  return isLeaked ? [add, renew, remove] : [add, renew]
}
