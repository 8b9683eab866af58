import { type Entity, entitiesAt, evidenceOfEntity, type RouteName, type Verb } from '@landbridge/model'
import { keyOf, type Place, placeOf, type Row, setAddress, triedVersion } from './addresses.ts'
import { changeOf, draftsOf } from './draft.ts'
import { type EntitySetRow, judge, type OperationRow } from './row.ts'
import type { Trial, TrialWorld } from './world.ts'

/** What one set is tried with. */
interface Subject {
  readonly world: TrialWorld
  readonly entity: Entity
  readonly address: string
  readonly place: Place
  /** Address of the first record; of one that does not exist where there is none. */
  readonly first: string
}

const nobody = '5afe0000-0000-4000-8000-00000000dead'

const attempt = async (
  { world }: Subject,
  trial: Trial,
  good: readonly number[],
  what: Pick<OperationRow, 'kind' | 'name'>,
  isOffered = true,
): Promise<OperationRow & { readonly text: string }> => {
  const reply = await world.ask('api', { ...trial, headers: { 'if-match': '*', ...trial.headers } })
  const outcome = judge(reply, good, isOffered)
  return { ...what, outcome, status: reply.status, request: `${trial.method} ${trial.path}`, text: reply.text }
}

const verb = (name: Verb): Pick<OperationRow, 'kind' | 'name'> => ({ kind: 'verb', name })

const tryReading = async (subject: Subject): Promise<OperationRow[]> => {
  const { entity, place, first } = subject
  const offers = (name: Verb): boolean => entity.allows.includes(name)
  const list = await attempt(subject, { method: 'GET', path: `${place.address}?$top=2` }, [200], verb('list'))
  const get = await attempt(subject, { method: 'GET', path: first }, [200], verb('get'), offers('get'))
  return [list, get]
}

const tryCreating = async (subject: Subject): Promise<{ row: OperationRow; made: Row | undefined }> => {
  const { entity, place } = subject
  const isOffered = entity.allows.includes('create')
  let last: (OperationRow & { text: string }) | undefined
  for (const body of draftsOf(entity, place.rows[0], subject.world.next())) {
    last = await attempt(subject, { method: 'POST', path: place.address, body }, [201], verb('create'), isOffered)
    if (last.outcome === 'worked') return { row: last, made: JSON.parse(last.text) as Row }
    if (last.outcome !== 'rule') break
  }
  return { row: last!, made: undefined }
}

const tryActions = async (subject: Subject): Promise<OperationRow[]> => {
  const { entity, place } = subject
  const found: OperationRow[] = []
  for (const [name, { status }] of Object.entries(entity.actions ?? {})) {
    let best: OperationRow | undefined
    for (const row of place.rows.length > 0 ? place.rows : [undefined]) {
      const record = row === undefined ? subject.first : `${subject.address}(${keyOf(entity, row)})`
      const path = `${record}/Microsoft.NAV.${name}`
      const tried = await attempt(subject, { method: 'POST', path }, [status, 200], { kind: 'action', name })
      best ??= tried
      if (tried.outcome === 'worked') best = tried
      if (tried.outcome !== 'rule') break
    }
    found.push(best!)
  }
  return found
}

const tryStreams = async (subject: Subject): Promise<OperationRow[]> => {
  const { entity, first } = subject
  const found: OperationRow[] = []
  for (const [name, { kind }] of Object.entries(entity.properties)) {
    if (kind !== 'stream') continue
    found.push(
      await attempt(subject, { method: 'GET', path: `${first}/${name}` }, [200, 204], { kind: 'stream', name }),
    )
  }
  return found
}

/** Ways are tried by `$expand` on a page of the set. */
const tryWays = async (subject: Subject): Promise<OperationRow[]> => {
  const { entity, place } = subject
  const found: OperationRow[] = []
  for (const [name, { since = 0 }] of Object.entries(entity.navigation ?? {})) {
    if (since > triedVersion) continue
    found.push(
      await attempt(subject, { method: 'GET', path: `${place.address}?$top=1&$expand=${name}` }, [200], {
        kind: 'way',
        name,
      }),
    )
  }
  return found
}

const tryChanging = async (subject: Subject, made: Row | undefined): Promise<OperationRow> => {
  const { entity, address, first, place } = subject
  const row = made ?? place.rows[0]
  const path = row === undefined ? first : `${address}(${keyOf(entity, row)})`
  const body = row === undefined ? {} : changeOf(entity, row)
  return attempt(subject, { method: 'PATCH', path, body }, [200], verb('update'), entity.allows.includes('update'))
}

const tryDeleting = (subject: Subject, made: Row | undefined): Promise<OperationRow> => {
  const { entity, address, first, place } = subject
  const row = made ?? place.rows.at(-1)
  const path = row === undefined ? first : `${address}(${keyOf(entity, row)})`
  return attempt(subject, { method: 'DELETE', path }, [204], verb('delete'), entity.allows.includes('delete'))
}

const plain = ({ kind, name, outcome, status, request }: OperationRow): OperationRow => ({
  kind,
  name,
  outcome,
  status,
  request,
})

/** Tries every operation of every set of a route on the demonstration's records. */
export const tryEntitySets = async (world: TrialWorld, route: RouteName): Promise<EntitySetRow[]> => {
  const found: EntitySetRow[] = []
  const later: (() => Promise<void>)[] = []
  for (const entity of entitiesAt(triedVersion, route)) {
    const place = await placeOf(world, route, entity)
    const [row] = place.rows
    const address = entity.onlyBelow === undefined ? setAddress(world, route, entity) : place.address
    const first = `${address}(${row === undefined ? keyOf(entity, Object.fromEntries(entity.key.map((name) => [name, nobody]))) : keyOf(entity, row)})`
    const subject: Subject = { world, entity, address, place, first }
    const reading = await tryReading(subject)
    const rest = [...(await tryWays(subject)), ...(await tryStreams(subject))]
    const { row: created, made } = await tryCreating(subject)
    const changed = await tryChanging(subject, made)
    const operations: OperationRow[] = []
    found.push({
      set: entity.set,
      route,
      area: entity.area,
      since: entity.since,
      evidence: evidenceOfEntity(entity),
      operations,
    })
    // What takes records away comes last, so that others still find them.
    later.push(async () => {
      const actions = await tryActions(subject)
      const deleted = await tryDeleting(subject, made)
      operations.push(...[...reading, created, changed, deleted, ...actions, ...rest].map(plain))
    })
  }
  for (const finish of later) await finish()
  return found
}
