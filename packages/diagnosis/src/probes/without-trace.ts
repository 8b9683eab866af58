import {
  companyUrl,
  type Entity,
  Fault,
  noKey,
  noProperty,
  routeUrl,
  type WriteProof,
  type WriteVerb,
  writeProof,
  writeWays,
} from '@landbridge/model'
import { ask, askUndone } from '../ask.ts'
import { type Facts, placeOf, type Reach, type VisibleCompany } from '../facts.ts'
import { type Evidence, isPassing } from '../finding.ts'
import type { Sample, Samples } from './samples.ts'
import type { WantedEntity } from './wanted-entity.ts'

/** What has to be known before anything is tried. */
export type Needed = 'endpoints' | 'tenantId' | 'environment' | 'token' | 'usableRoles' | 'companies'
type Given = Pick<Facts, Needed> & Partial<Facts>

/** One verb on one entity set. */
export interface Asked {
  readonly wanted: WantedEntity
  readonly verb: WriteVerb
  readonly samples: Samples
  readonly facts: Given
  readonly reach: Reach
}

/** What a request that leaves nothing has shown. */
export type Shown =
  | { readonly is: 'allowed'; readonly evidence: readonly Evidence[] }
  | { readonly is: 'refused'; readonly fault: Fault }
  | { readonly is: 'open'; readonly why: string; readonly evidence: readonly Evidence[] }
  | { readonly is: 'unanswered'; readonly fault: Fault }

/** The page as a whole, or reading: another line is about that. */
const isOfReading = ({ details: { permission } }: Fault): boolean =>
  permission !== undefined && (/^page$/i.test(permission.objectType) || /^read$/i.test(permission.right))

/** Tries the verb in the way that the model knows for it. */
export const tryWithoutTrace = async (asked: Asked, company: VisibleCompany): Promise<Shown> => {
  const { wanted, verb } = asked
  const { entity } = wanted
  const planned = writeProof(entity, verb)
  try {
    if (!writeWays[planned.way].proves) return await tryToBeRefused(asked, planned, company)
    const sample = await asked.samples(entity, company, asked.facts, asked.reach)
    if (sample === undefined || !isWhole(entity, planned, sample)) {
      const way = verb === 'create' ? 'unknownProperty' : 'unknownKey'
      const unprovable = `${company.displayName} has no record in ${entity.set} to prove it with`
      return await tryToBeRefused(asked, { way, properties: [], unprovable }, company)
    }
    return planned.way === 'sameKey'
      ? await collide(asked, planned, company, sample)
      : await changeNothing(asked, planned, company, sample)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.code === 'bc.permission_missing')
      return isOfReading(error)
        ? { is: 'open', why: `${entity.set} cannot even be read`, evidence: [] }
        : { is: 'refused', fault: error }
    if (isPassing(error) || error.code.startsWith('net.')) return { is: 'unanswered', fault: error }
    return {
      is: 'open',
      why: `another rule answered first: ${error.message.replace(/\.$/, '')}`,
      evidence: evidenceOf(error),
    }
  }
}

/** Whether a record gives all that is sent back. With a blank key Business Central would draw a number. */
const isWhole = ({ order = [] }: Entity, { properties }: WriteProof, sample: NonNullable<Sample>): boolean =>
  properties.every((name) => sample[name] !== undefined && !(order.includes(name) && sample[name] === ''))

const evidenceOf = ({ code, details }: Fault): Evidence[] => [{ label: 'Answer', value: details.theirs ?? code }]

/** Address of the set relative to its route. */
const pathOf = ({ set, everyCompany }: Entity, company: VisibleCompany): string =>
  everyCompany ? set : `companies(${company.id})/${set}`

const keyed = ({ key, properties }: Entity, value: string): string =>
  properties[key[0] as string]?.kind === 'guid' ? `(${value})` : `('${value.replaceAll("'", "''")}')`

/** A request that cannot succeed: only a refusal for the permission says something. */
const tryToBeRefused = async (
  { wanted: { entity }, verb, facts, reach }: Asked,
  { way, unprovable = '' }: WriteProof,
  company: VisibleCompany,
): Promise<Shown> => {
  const open = (evidence: readonly Evidence[]): Shown => ({
    is: 'open',
    why: unprovable,
    evidence,
  })
  if (way === 'none') return open([])
  const url = `${entity.everyCompany ? routeUrl(placeOf(facts), entity.route) : companyUrl(placeOf(facts), company.id, entity.route)}/${entity.set}`
  const request =
    verb === 'create'
      ? { url, method: 'POST' as const, body: { [noProperty]: 1 } }
      : {
          url: `${url}${keyed(entity, noKey)}`,
          method: verb === 'update' ? ('PATCH' as const) : ('DELETE' as const),
          headers: { 'if-match': '*' },
          ...(verb === 'update' && { body: {} }),
        }
  const tried = { label: 'Tried', value: writeWays[way].tries }
  try {
    await ask(request, reach, facts.token)
  } catch (error) {
    if (
      !(error instanceof Fault) ||
      error.code === 'bc.permission_missing' ||
      isPassing(error) ||
      error.code.startsWith('net.')
    )
      throw error
    return open([tried, ...evidenceOf(error)])
  }
  const message = 'Business Central took a request that cannot succeed.'
  return { is: 'unanswered', fault: new Fault('bc.unexpected', { message }) }
}

const undone = async (
  { wanted: { entity }, facts, reach }: Asked,
  company: VisibleCompany,
  change: Parameters<typeof askUndone>[1],
) => {
  const route = routeUrl(placeOf(facts), entity.route)
  const failing = `${pathOf(entity, company)}${keyed(entity, noKey)}`
  return askUndone(route, change, failing, reach, facts.token)
}

const given = (sample: NonNullable<Sample>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, sample[name]]))

/** The refusal of a second record with the same key comes from the insert: it was allowed. */
const collide = async (
  asked: Asked,
  { properties, way }: WriteProof,
  company: VisibleCompany,
  sample: NonNullable<Sample>,
): Promise<Shown> => {
  const change = { url: pathOf(asked.wanted.entity, company), method: 'POST', body: given(sample, properties) } as const
  const { fault, evidence } = await undone(asked, company, change)
  if (fault !== undefined && fault.details.theirs !== 'Internal_EntityWithSameKeyExists') throw fault
  const answer = fault === undefined ? 'created, and undone' : evidenceOf(fault)[0]?.value
  return {
    is: 'allowed',
    evidence: [{ label: 'Tried', value: writeWays[way].tries }, { label: 'Answer', value: answer ?? '' }, ...evidence],
  }
}

/** A change to what is there already, undone at once. */
const changeNothing = async (
  asked: Asked,
  { properties, way }: WriteProof,
  company: VisibleCompany,
  sample: NonNullable<Sample>,
): Promise<Shown> => {
  const { wanted, facts, reach } = asked
  const { entity } = wanted
  const key = String(sample[entity.key[0] as string])
  const etag = sample['@odata.etag']
  const record = `${pathOf(entity, company)}${keyed(entity, key)}`
  const { fault, evidence } = await undone(asked, company, {
    url: record,
    method: 'PATCH',
    headers: { 'If-Match': typeof etag === 'string' ? etag : '*' },
    body: given(sample, properties),
  })
  if (fault !== undefined) throw fault
  const after = await ask(
    `${routeUrl(placeOf(facts), entity.route)}/${record}?$select=${entity.key[0]}`,
    reach,
    facts.token,
  )
  const isSame = (after.value as { '@odata.etag'?: unknown } | undefined)?.['@odata.etag'] === etag
  return {
    is: 'allowed',
    evidence: [
      { label: 'Tried', value: writeWays[way].tries },
      {
        label: 'Afterwards',
        value: isSame
          ? 'the etag is the same'
          : 'the etag is another one: somebody changed the record, or the batch was not undone',
      },
      ...evidence,
    ],
  }
}
