import { expect, test } from 'vitest'
import { type Entity, entitiesOf, writeProof, writeVerbs, writeWays } from '../src/index.ts'

const proofs = (['standard', 'automation'] as const).flatMap((route) =>
  entitiesOf(route).flatMap((entity) =>
    writeVerbs
      .filter((verb) => entity.allows.includes(verb))
      .map((verb) => ({ entity: { ...entity, route } as Entity, verb, proof: writeProof({ ...entity, route }, verb) })),
  ),
)

test('what is not proved says why, and what is proved gives no reason against it', () => {
  expect(proofs.length).toBeGreaterThan(150)
  const odd = proofs.filter(({ proof }) => writeWays[proof.way].proves === (proof.unprovable !== undefined))
  expect(odd.map(({ entity, verb }) => `${entity.set} ${verb}`)).toEqual([])
})

test('only properties that may be written are sent back, and a key never as a change', () => {
  for (const { entity, proof } of proofs)
    for (const name of proof.properties) {
      expect(entity.properties[name], `${entity.set}.${name}`).toBeDefined()
      expect(entity.properties[name]?.readOnly, `${entity.set}.${name}`).toBeUndefined()
      if (proof.way === 'sameValue') expect(entity.order ?? []).not.toContain(name)
    }
})

test('a record is made to collide by the whole key of its table, with all that must be given', () => {
  for (const { entity, proof } of proofs.filter((each) => each.proof.way === 'sameKey')) {
    expect(proof.properties, entity.set).toEqual(expect.arrayContaining([...(entity.order ?? ['?'])]))
    const needed = Object.entries(entity.properties).filter(([, { required }]) => required === true)
    expect(proof.properties, entity.set).toEqual(expect.arrayContaining(needed.map(([name]) => name)))
  }
})

test.each(['salesOrders', 'salesInvoices', 'purchaseInvoices', 'salesQuoteLines', 'journalLines', 'pictures'])(
  'nothing of %s is changed, made or deleted to prove anything',
  (set) => {
    const ways = proofs.filter(({ entity }) => entity.set === set).map(({ proof }) => proof.way)
    expect(ways.length).toBeGreaterThan(0)
    expect(ways.every((way) => !writeWays[way].proves)).toBe(true)
  },
)

test('no record is deleted, and the environment is not administered, to prove anything', () => {
  const tried = proofs.filter(({ entity, verb }) => verb === 'delete' || entity.route === 'automation')
  expect(tried.filter(({ proof }) => writeWays[proof.way].proves)).toEqual([])
})
