import { type OwnApplication, type OwnKey, readOwnApplication } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import { viewFault } from '../fault-view.ts'
import {
  addMark,
  changeHolder,
  changeKey,
  endOf,
  findHolder,
  type HolderView,
  type KeyRow,
} from '../store/credential-life.ts'
import { correctEnd } from '../store/credential-switch.ts'
import type { OwnRights } from '../store/tables/credentials.ts'
import { activeKey, findHome, type LifeParts, type OwnGraph, openGraph } from './own-graph.ts'

/** Where Entra lets an application not read itself, it is asked again after so long, in milliseconds. */
const deniedForMs = 7 * 86_400_000

/** What was found of an application, as it sees itself. */
export interface Found {
  readonly own: OwnGraph
  readonly application: OwnApplication
  readonly rights: OwnRights
}

/**
 * Asks Entra what it knows of the credential that a holder uses now, and stores it: its end, its id, and what the
 * application may do about its own registration. Where Entra does not tell, why not is remembered.
 *
 * @returns Undefined where nothing could be read.
 * @throws Fault Where there was no answer, so that nothing is known newly.
 */
export const lookAtHolder = async (
  parts: LifeParts,
  subjectId: string,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Found | undefined> => {
  const { db, now } = parts
  const at = new Date(now())
  const holder = await findHolder(db, subjectId)
  const key = await activeKey(parts, subjectId)
  if (holder === undefined || key === undefined || holder.client_id === null || holder.endpoints === null)
    return undefined
  const isDenied = holder.rights === 'none' && now() - (holder.looked_at?.getTime() ?? 0) < deniedForMs
  if (isDenied && !again) return undefined
  try {
    const home = await findHome(parts, holder, key)
    if (home === undefined) return undefined
    const own = await openGraph(parts, holder, key, home)
    const application = await readOwnApplication(own.graph, own.clientId)
    if (application === undefined) throw new Fault('graph.not_found')
    const rights = await rightsOf(own, application, key)
    await changeHolder(db, subjectId, {
      home_tenant: home,
      application_id: application.id,
      rights,
      looked_at: at,
      refusal: null,
    })
    await noteTold(parts, holder, key, application.keys, at)
    return { own, application, rights }
  } catch (error) {
    if (!(error instanceof Fault) || error.fact.retry.startsWith('later')) throw error
    const isRight = error.code.startsWith('graph.')
    const refusal = JSON.stringify(viewFault(error))
    await changeHolder(db, subjectId, { refusal, looked_at: at, ...(isRight && { rights: 'none' }) })
    return undefined
  }
}

const everything = ['Application.ReadWrite.All', 'Directory.ReadWrite.All']
const ownOnly = 'Application.ReadWrite.OwnedBy'

/** A certificate rolls over by proof of holding it; a secret wants a permission, the narrow one and to own itself. */
const rightsOf = async (own: OwnGraph, { id }: OwnApplication, { kind }: KeyRow): Promise<OwnRights> => {
  if (kind === 'certificate' || own.roles.some((role) => everything.includes(role))) return 'write'
  if (!own.roles.includes(ownOnly)) return 'read'
  const owners = await own.graph.list<{ readonly id: string }>(`/applications/${id}/owners?$select=id`)
  return owners.some((owner) => owner.id === own.principalId) ? 'write' : 'read'
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The credential of ours among those that Entra lists; undefined where it cannot be told which it is. */
const findAmong = (key: KeyRow, listed: readonly OwnKey[]): OwnKey | undefined => {
  const same = listed.filter(({ kind }) => kind === key.kind)
  if (key.key_id !== null) return same.find(({ keyId }) => keyId === key.key_id)
  const alike = same.filter(({ hint }) => hint === key.hint)
  if (alike.length < 2) return alike[0]
  const typed = endOf(key)
  const onDay = alike.filter(({ endsAt }) => typed !== null && dayOf(endsAt) === dayOf(typed.getTime()))
  return onDay.length === 1 ? onDay[0] : undefined
}

const noteTold = async (
  { db }: LifeParts,
  { subject_id, connection_id }: HolderView,
  key: KeyRow,
  listed: readonly OwnKey[],
  at: Date,
): Promise<void> => {
  const found = findAmong(key, listed)
  await db.transaction().execute(async (tx) => {
    await changeKey(tx, key.id, {
      proved_at: at,
      ...(found && { key_id: found.keyId, told_ends_at: new Date(found.endsAt) }),
    })
    if (found === undefined || key.vault_id === null) return
    const before = endOf(key)
    if (before !== null && dayOf(before.getTime()) === dayOf(found.endsAt)) return
    await correctEnd(tx, { subjectId: subject_id, connectionId: connection_id }, key.vault_id, new Date(found.endsAt))
    const note = before === null ? dayOf(found.endsAt) : `${dayOf(found.endsAt)}, not ${dayOf(before.getTime())}`
    await addMark(tx, key.id, 'told', at, note)
  })
}
