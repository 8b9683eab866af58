import { readFileSync } from 'node:fs'
import { XmlDocument, type XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { csdlOf } from '../../../src/bc/metadata/csdl.ts'
import { runtimePlans } from '../../../src/bc/metadata/runtime-route.ts'
import { plansOf } from '../../../src/bc/plan.ts'

// `$metadata` under the rules of CSDL 4.0: the shape by edm.xsd beside this file, and what no XML schema can say - that
// every reference leads somewhere and fits - by hand.

const namespaces = {
  edmx: 'http://docs.oasis-open.org/odata/ns/edmx',
  edm: 'http://docs.oasis-open.org/odata/ns/edm',
}
const xsd = readFileSync(new URL('./edm.xsd', import.meta.url))

const open = (text: string): XmlDocument => {
  const document = XmlDocument.fromString(text)
  onTestFinished(() => document.dispose())
  return document
}

const find = (of: XmlDocument | XmlElement, path: string): XmlElement[] =>
  (of instanceof XmlDocument ? of.root : of).find(path, namespaces) as XmlElement[]

const named = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''

/** What the shape allows and the document breaks, one line each. */
const faultsOf = (text: string): string[] => {
  const document = open(text)
  const schema = XmlDocument.fromBuffer(xsd)
  const validator = XsdValidator.fromDoc(schema)
  onTestFinished(() => {
    validator.dispose()
    schema.dispose()
  })
  const [root] = find(document, '/edmx:Edmx[@Version="4.0"]/edmx:DataServices/edm:Schema')
  if (root === undefined) return ['There is no schema.']
  try {
    validator.validate(root)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(({ message }) => message.trim())
  }
}

const single = (type: string): string => /^Collection\((.*)\)$/.exec(type)?.[1] ?? type

const primitives = new Set(
  'String Guid Boolean Date DateTimeOffset Decimal Int32 Int64 Stream'.split(' ').map((name) => `Edm.${name}`),
)

/** Facets, and the primitive types that they are for (CSDL 4.0, section 6.2). */
const facets: Readonly<Record<string, string>> = { MaxLength: 'Edm.String', Scale: 'Edm.Decimal' }

interface Model {
  readonly types: ReadonlyMap<string, XmlElement>
  readonly sets: ReadonlyMap<string, string>
}

const modelOf = (document: XmlDocument): Model => ({
  types: new Map(
    find(document, '//edm:EntityType|//edm:ComplexType|//edm:EnumType').map((type) => [
      `Microsoft.NAV.${named(type, 'Name')}`,
      type,
    ]),
  ),
  sets: new Map(find(document, '//edm:EntitySet').map((set) => [named(set, 'Name'), named(set, 'EntityType')])),
})

const memberOf = (type: XmlElement | undefined, kind: string, name: string): XmlElement | undefined =>
  type && find(type, `edm:${kind}[@Name="${name}"]`)[0]

const faultsOfTypes = ({ types }: Model, document: XmlDocument): string[] =>
  find(document, '//edm:Property|//edm:NavigationProperty|//edm:Parameter').flatMap((member) => {
    const type = single(named(member, 'Type'))
    const at = `${named(member.parent as XmlElement, 'Name')}/${named(member, 'Name')}`
    const isKnown = primitives.has(type) || types.has(type)
    const wrong = Object.entries(facets).filter(([facet, of]) => member.attr(facet) && type !== of)
    const mustBeEntity = member.name === 'NavigationProperty' && types.get(type)?.name !== 'EntityType'
    return [
      ...(isKnown ? [] : [`${at} has the unknown type ${type}`]),
      ...wrong.map(([facet]) => `${at} may have no ${facet}`),
      ...(mustBeEntity ? [`${at} leads to no entity`] : []),
    ]
  })

const faultsOfKeys = (document: XmlDocument): string[] =>
  find(document, '//edm:PropertyRef').flatMap((reference) => {
    const type = reference.parent!.parent as XmlElement
    const property = memberOf(type, 'Property', named(reference, 'Name'))
    const isSound = property !== undefined && named(property, 'Nullable') === 'false'
    return isSound ? [] : [`${named(type, 'Name')}/${named(reference, 'Name')} is no key`]
  })

const faultsOfConstraints = ({ types }: Model, document: XmlDocument): string[] =>
  find(document, '//edm:ReferentialConstraint').flatMap((constraint) => {
    const way = constraint.parent as XmlElement
    const own = memberOf(way.parent as XmlElement, 'Property', named(constraint, 'Property'))
    const target = memberOf(types.get(named(way, 'Type')), 'Property', named(constraint, 'ReferencedProperty'))
    const isSound = own && target && named(own, 'Type') === named(target, 'Type')
    return isSound
      ? []
      : [`${named(way.parent as XmlElement, 'Name')}/${named(way, 'Name')} has a constraint that does not fit`]
  })

const faultsOfBindings = ({ types, sets }: Model, document: XmlDocument): string[] =>
  find(document, '//edm:NavigationPropertyBinding').flatMap((binding) => {
    const set = binding.parent as XmlElement
    const way = memberOf(types.get(named(set, 'EntityType')), 'NavigationProperty', named(binding, 'Path'))
    const isSound =
      way &&
      named(way, 'ContainsTarget') !== 'true' &&
      sets.get(named(binding, 'Target')) === single(named(way, 'Type'))
    return isSound ? [] : [`${named(set, 'Name')} binds ${named(binding, 'Path')} to what it does not lead to`]
  })

const faultsOfActions = ({ types }: Model, document: XmlDocument): string[] => {
  const seen = new Set<string>()
  return find(document, '//edm:Action[@IsBound="true"]').flatMap((action) => {
    const [first] = find(action, 'edm:Parameter')
    const overload = `${named(action, 'Name')}(${first && named(first, 'Type')})`
    const isSound = first && types.get(named(first, 'Type'))?.name === 'EntityType' && !seen.has(overload)
    seen.add(overload)
    return isSound ? [] : [`${overload} is bound to nothing, or there twice`]
  })
}

const faultsOfPaths = (document: XmlDocument): string[] =>
  find(document, '//edm:PropertyValue[@PropertyPath]').flatMap((value) => {
    let type = value.parent as XmlElement
    while (type.name !== 'EntityType') type = type.parent as XmlElement
    return memberOf(type, 'Property', named(value, 'PropertyPath'))
      ? []
      : [`${named(type, 'Name')} annotates what it has not`]
  })

const faultsOfEnums = (document: XmlDocument): string[] =>
  find(document, '//edm:EnumType').flatMap((type) => {
    const values = find(type, 'edm:Member').map((member) => named(member, 'Value'))
    return new Set(values).size === values.length ? [] : [`${named(type, 'Name')} has a value twice`]
  })

const documents = [26, 27, 28, 29].flatMap((version) => [
  ['the standard route', version, () => csdlOf(plansOf('standard', version))] as const,
  ['the automation route', version, () => csdlOf(plansOf('automation', version))] as const,
  ['the runtime route', version, () => csdlOf(runtimePlans(version))] as const,
])

describe.each(documents)('$metadata of %s in version %i', (_, __, write) => {
  const text = write()

  test('has the shape that the standard gives it', () => expect(faultsOf(text)).toEqual([]))

  test('refers only to what is there, and fits', () => {
    const document = open(text)
    const model = modelOf(document)
    expect([
      ...faultsOfTypes(model, document),
      ...faultsOfKeys(document),
      ...faultsOfConstraints(model, document),
      ...faultsOfBindings(model, document),
      ...faultsOfActions(model, document),
      ...faultsOfPaths(document),
      ...faultsOfEnums(document),
    ]).toEqual([])
    expect(find(document, '//edm:EntityContainer')).toHaveLength(1)
  })
})

test.each([
  ['an attribute of no meaning', 'Name="customer">', 'Name="customer" Colour="red">'],
  ['a property twice', '<Property Name="number"', '<Property Name="id" Type="Edm.Guid"/><Property Name="number"'],
  ['a type without its key', '<Key><PropertyRef Name="id"/></Key>', ''],
  ['a length that is none', 'MaxLength="20"', 'MaxLength="long"'],
  ['a name that is none', '<Property Name="number"', '<Property Name="no number"'],
])('the shape finds %s', (_, from, to) =>
  expect(faultsOf(csdlOf(plansOf('standard', 28)).replace(from, to)).length).toBeGreaterThan(0),
)
