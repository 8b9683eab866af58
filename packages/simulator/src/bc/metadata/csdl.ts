import { type OptionFacts, ordinalsOf, type Property } from '@landbridge/model'
import type { Response } from '../../http.ts'
import { edmTypeOf, isNumeric } from '../data/values.ts'
import type { Plan, Plans, Way } from '../plan.ts'
import { answer } from '../reply.ts'
import type { Scope } from '../scope.ts'

// CSDL 4.0 as a live environment writes it: the key first, then the properties in page order; enum types by name; parts
// contained, other ways bound to their sets (compared with the document of a 26.0 environment).

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const xmlEscaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** One XML element; without content it closes itself. */
const element = (name: string, attributes: Attributes, content: readonly string[] = []): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlEscaped(String(value))}"`)
    .join('')
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`
}

const annotation = (term: string, flag: boolean): string => element('Annotation', { Term: term, Bool: flag })

const capability = (term: string, property: string, flag: boolean): string =>
  element('Annotation', { Term: `Org.OData.Capabilities.V1.${term}` }, [
    element('Record', {}, [element('PropertyValue', { Property: property, Bool: flag })]),
  ])

const decimals: ReadonlySet<string> = new Set(['amount', 'unitAmount', 'decimal'])

/** What CSDL shows of a text's bound: not the bounds of page variables, although the server insists on them. */
const maxLength = (property: Property): number | undefined =>
  property.kind === 'text' && property.length > 0 && !property.hiddenLength && !property.calculated
    ? property.length
    : undefined

const propertyElement = (name: string, property: Property, isKey: boolean): string =>
  element(
    'Property',
    {
      Name: name,
      Type: edmTypeOf(property),
      Nullable: isKey || property.notNull || property.kind === 'collection' ? false : undefined,
      MaxLength: maxLength(property),
      Scale: decimals.has(property.kind) && isNumeric(property.kind) ? 'Variable' : undefined,
    },
    property.kind === 'choice' ? [annotation('Org.OData.Core.V1.IsLanguageDependent', true)] : [],
  )

const propertiesOf = (plan: Plan): string[] => {
  const isKey = (name: string): boolean => plan.entity.key.includes(name)
  const all = Object.entries(plan.entity.properties)
  const ordered = [
    ...plan.entity.key.map((name) => [name, plan.entity.properties[name]!] as const),
    ...all.filter(([name]) => !isKey(name)),
  ]
  return ordered.map(([name, property]) => propertyElement(name, property, isKey(name)))
}

const isContained = ({ navigation }: Way): boolean => navigation.kind === 'part'

/** Ways whose target the route serves, under names that no property has. */
const shownWays = (plans: Plans, plan: Plan): Way[] =>
  [...plan.ways.values()].filter(({ name, to }) => plans.find(to) && plan.entity.properties[name] === undefined)

const wayElement = (plans: Plans, way: Way): string => {
  const type = `Microsoft.NAV.${plans.find(way.to)!.entity.name}`
  const pairs = Object.entries(way.navigation.link ?? {})
  const constraints = way.navigation.kind === 'lookup' && !way.navigation.many ? pairs : []
  return element(
    'NavigationProperty',
    {
      Name: way.name,
      Type: way.navigation.many ? `Collection(${type})` : type,
      ContainsTarget: isContained(way) ? true : undefined,
    },
    constraints.map(([own, target]) => element('ReferentialConstraint', { Property: own, ReferencedProperty: target })),
  )
}

const companyWays = (plans: Plans): string[] =>
  topLevel(plans)
    .filter(({ perCompany }) => perCompany)
    .map(({ set, entity }) =>
      element('NavigationProperty', {
        Name: set,
        Type: `Collection(Microsoft.NAV.${entity.name})`,
        ContainsTarget: true,
      }),
    )

const alternateKeys = ({ entity }: Plan): string[] => {
  const names = entity.alternateKeys ?? []
  if (names.length === 0) return []
  const community = 'OData.Community.Keys.V1'
  const records = names.map((name) =>
    element('Record', { Type: `${community}.AlternateKey` }, [
      element('PropertyValue', { Property: 'Key' }, [
        element('Collection', {}, [
          element('Record', { Type: `${community}.PropertyRef` }, [
            element('PropertyValue', { Property: 'Alias', String: name }),
            element('PropertyValue', { Property: 'Name', PropertyPath: name }),
          ]),
        ]),
      ]),
    ]),
  )
  return [element('Annotation', { Term: `${community}.AlternateKeys` }, [element('Collection', {}, records)])]
}

const entityType = (plans: Plans, plan: Plan): string =>
  element('EntityType', { Name: plan.entity.name }, [
    element(
      'Key',
      {},
      plan.entity.key.map((name) => element('PropertyRef', { Name: name })),
    ),
    ...propertiesOf(plan),
    ...shownWays(plans, plan).map((way) => wayElement(plans, way)),
    ...(plan.set === 'companies' ? companyWays(plans) : []),
    ...alternateKeys(plan),
  ])

const enumType = (of: OptionFacts): string => {
  const ordinals = ordinalsOf(of)
  return element(
    'EnumType',
    { Name: of.name },
    Object.keys(of.members).map((name) => element('Member', { Name: name, Value: ordinals[name] })),
  )
}

const enumTypes = (plans: Plans): string[] => {
  const found = new Map<string, OptionFacts>()
  for (const { entity } of plans.list)
    for (const property of Object.values(entity.properties))
      if (property.kind === 'option') found.set(property.of.name, property.of)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(enumType)
}

/** The types of `entityDefinitions`; they are the only complex ones. */
const complexTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entityMetadataLabel: { languageCode: 'Edm.Int32', caption: 'Edm.String' },
  entityMetadataField: { name: 'Edm.String', captions: 'Collection(Microsoft.NAV.entityMetadataLabel)' },
  entityMetadataAction: { name: 'Edm.String', captions: 'Collection(Microsoft.NAV.entityMetadataLabel)' },
  entityMetadataEnumMemberValue: {
    name: 'Edm.String',
    value: 'Edm.Int32',
    captions: 'Collection(Microsoft.NAV.entityMetadataLabel)',
  },
  entityMetadataEnumMember: { name: 'Edm.String', members: 'Collection(Microsoft.NAV.entityMetadataEnumMemberValue)' },
}

const complexType = ([name, members]: readonly [string, Readonly<Record<string, string>>]): string =>
  element(
    'ComplexType',
    { Name: name },
    Object.entries(members).map(([member, type]) =>
      element('Property', { Name: member, Type: type, Nullable: type.startsWith('Collection') ? false : undefined }),
    ),
  )

const actionElements = (plan: Plan): string[] =>
  [...plan.actions].map(([name, { parameters = {} }]) =>
    element('Action', { Name: name, IsBound: true }, [
      element('Parameter', { Name: 'bindingParameter', Type: `Microsoft.NAV.${plan.entity.name}` }),
      ...Object.entries(parameters).map(([parameter, property]) =>
        element('Parameter', { Name: parameter, Type: edmTypeOf(property) }),
      ),
    ]),
  )

const topLevel = (plans: Plans): Plan[] => plans.list.filter(({ entity }) => entity.onlyBelow === undefined)

const entitySet = (plans: Plans, plan: Plan): string => {
  const { allows, unsortable } = plan.entity
  const bindings = shownWays(plans, plan)
    .filter((way) => !isContained(way) && plans.find(way.to)!.entity.onlyBelow === undefined)
    .map(({ name, to }) => element('NavigationPropertyBinding', { Path: name, Target: to }))
  return element('EntitySet', { Name: plan.set, EntityType: `Microsoft.NAV.${plan.entity.name}` }, [
    ...bindings,
    capability('ChangeTracking', 'Supported', false),
    capability('InsertRestrictions', 'Insertable', allows.includes('create')),
    capability('UpdateRestrictions', 'Updatable', allows.includes('update')),
    capability('DeleteRestrictions', 'Deletable', allows.includes('delete')),
    ...(unsortable ? [capability('SortRestrictions', 'Sortable', false)] : []),
  ])
}

const documentOf = (plans: Plans): string => {
  const schema = element('Schema', { Namespace: 'Microsoft.NAV', xmlns: 'http://docs.oasis-open.org/odata/ns/edm' }, [
    ...plans.list.map((plan) => entityType(plans, plan)),
    ...Object.entries(complexTypes).map(complexType),
    ...enumTypes(plans),
    ...plans.list.flatMap(actionElements),
    element(
      'EntityContainer',
      { Name: 'NAV' },
      topLevel(plans).map((plan) => entitySet(plans, plan)),
    ),
  ])
  const services = element('edmx:DataServices', {}, [schema])
  const namespace = 'http://docs.oasis-open.org/odata/ns/edmx'
  const edmx = element('edmx:Edmx', { Version: '4.0', 'xmlns:edmx': namespace }, [services])
  return `<?xml version="1.0" encoding="utf-8"?>${edmx}`
}

const made = new WeakMap<Plans, string>()

/** The CSDL document of a route; the same for all companies. */
export const csdlOf = (plans: Plans): string => {
  const known = made.get(plans) ?? documentOf(plans)
  made.set(plans, known)
  return known
}

/** Answers `GET $metadata`. */
export const metadataDocument = (scope: Scope): Response =>
  answer(scope.request, 200, csdlOf(scope.plans), { 'content-type': 'application/xml' })
