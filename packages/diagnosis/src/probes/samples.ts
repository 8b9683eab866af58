import { companyUrl, type Entity, Fault, writeProof, writeVerbs } from '@landbridge/model'
import { ask, rowsOf } from '../ask.ts'
import { type Facts, placeOf, type Reach, type VisibleCompany } from '../facts.ts'

/** One record that exists, as far as a proof of writing needs it; undefined where there is none. */
export type Sample = Readonly<Record<string, unknown>> | undefined

type Needed = Pick<Facts, 'endpoints' | 'tenantId' | 'environment' | 'token'>

/**
 * Records that exist, each read once however many lines need it.
 *
 * @returns The first record of an entity set in a company, with its key, its etag and the properties of its proofs.
 * @throws Fault as Business Central refuses to read it
 */
export type Samples = (entity: Entity, company: VisibleCompany, facts: Needed, reach: Reach) => Promise<Sample>

export const createSamples = (): Samples => {
  const known = new Map<string, Promise<Sample>>()
  return (entity, company, facts, reach) => {
    const name = `${entity.route} ${entity.set} ${company.id}`
    const sample = known.get(name) ?? read(entity, company, facts, reach)
    known.set(name, sample)
    return sample
  }
}

const read = async (entity: Entity, company: VisibleCompany, facts: Needed, reach: Reach): Promise<Sample> => {
  const at = placeOf(facts)
  const names = writeVerbs
    .filter((verb) => entity.allows.includes(verb))
    .flatMap((verb) => writeProof(entity, verb).properties)
  const select = [...new Set([...entity.key, ...names])].join(',')
  const url = `${companyUrl(at, company.id, entity.route)}/${entity.set}?$top=1&$select=${select}`
  const rows = rowsOf((await ask(url, reach, facts.token)).value)
  if (rows === undefined) throw new Fault('bc.unexpected', { message: `The list of ${entity.set} cannot be read.` })
  return rows[0]
}
