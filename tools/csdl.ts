import { DOMParser, type Element, type Node, onErrorStopParsing } from '@xmldom/xmldom'

/** What a `$metadata` document says, as far as the model has an opinion on it. Type names are without namespace. */
export interface Csdl {
  readonly sets: ReadonlyMap<string, CsdlSet>
  readonly types: ReadonlyMap<string, CsdlType>
  /** Members and their values, by name of the enum. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** An entity set, and those of its restrictions that are annotated. */
export interface CsdlSet {
  readonly type: string
  readonly insertable: boolean | undefined
  readonly updatable: boolean | undefined
  readonly deletable: boolean | undefined
  readonly sortable: boolean | undefined
}

export interface CsdlType {
  readonly key: readonly string[]
  readonly properties: ReadonlyMap<string, CsdlProperty>
  readonly navigation: ReadonlyMap<string, CsdlNavigation>
  /** Names of the actions bound to one record. */
  readonly actions: readonly string[]
}

export interface CsdlProperty {
  /** `Edm.String`, or the name of an enum, or `Collection(x)`. */
  readonly type: string
  readonly maxLength: number | undefined
  readonly nullable: boolean
}

export interface CsdlNavigation {
  readonly type: string
  readonly many: boolean
  /** Own property to the target's property. */
  readonly link: Readonly<Record<string, string>>
}

/**
 * Reads a CSDL 4.0 document in its XML form.
 *
 * @throws Error where the text is no XML or has no schema.
 */
export const readCsdl = (xml: string): Csdl => {
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml')
  const schemas = [...document.getElementsByTagNameNS('*', 'Schema')]
  if (schemas.length === 0) throw new Error('The document is XML, but holds no CSDL schema.')

  const all = (name: string): Element[] => schemas.flatMap((schema) => children(schema, name))
  const actions = all('Action').map(readAction)
  return {
    sets: named(
      all('EntityContainer').flatMap((container) => children(container, 'EntitySet')),
      readSet,
    ),
    types: named(all('EntityType'), (type) => readType(type, actions)),
    enums: named(all('EnumType'), (type) =>
      named(children(type, 'Member'), (member, ordinal) => Number(member.getAttribute('Value') ?? ordinal)),
    ),
  }
}

const readSet = (set: Element): CsdlSet => ({
  type: local(set.getAttribute('EntityType')),
  insertable: restriction(set, 'InsertRestrictions', 'Insertable'),
  updatable: restriction(set, 'UpdateRestrictions', 'Updatable'),
  deletable: restriction(set, 'DeleteRestrictions', 'Deletable'),
  sortable: restriction(set, 'SortRestrictions', 'Sortable'),
})

const readType = (type: Element, actions: readonly BoundTo[]): CsdlType => ({
  key: children(type, 'Key').flatMap((key) => children(key, 'PropertyRef').map(nameOf)),
  properties: named(children(type, 'Property'), readProperty),
  navigation: named(children(type, 'NavigationProperty'), readNavigation),
  actions: actions.filter((action) => action.type === nameOf(type)).map(({ action }) => action),
})

const readProperty = (property: Element): CsdlProperty => ({
  type: local(property.getAttribute('Type')),
  // `max` stands for "as long as can be".
  maxLength: Number.parseInt(property.getAttribute('MaxLength') ?? '', 10) || undefined,
  nullable: property.getAttribute('Nullable') !== 'false',
})

const readNavigation = (navigation: Element): CsdlNavigation => {
  const type = local(navigation.getAttribute('Type'))
  const links = children(navigation, 'ReferentialConstraint').map((constraint) => [
    constraint.getAttribute('Property') ?? '',
    constraint.getAttribute('ReferencedProperty') ?? '',
  ])
  return { type: itemOf(type) ?? type, many: itemOf(type) !== undefined, link: Object.fromEntries(links) }
}

interface BoundTo {
  readonly action: string
  readonly type: string | undefined
}

const readAction = (action: Element): BoundTo => {
  const binding = action.getAttribute('IsBound') === 'true' ? children(action, 'Parameter')[0] : undefined
  return { action: nameOf(action), type: binding && local(binding.getAttribute('Type')) }
}

const restriction = (set: Element, term: string, property: string): boolean | undefined => {
  const value = children(set, 'Annotation')
    .filter((annotation) => local(annotation.getAttribute('Term')) === term)
    .flatMap((annotation) => children(annotation, 'Record'))
    .flatMap((record) => children(record, 'PropertyValue'))
    .find((each) => each.getAttribute('Property') === property)
    ?.getAttribute('Bool')
  return value === undefined || value === null ? undefined : value === 'true'
}

const named = <T>(elements: readonly Element[], read: (element: Element, index: number) => T): Map<string, T> =>
  new Map(elements.map((element, index) => [nameOf(element), read(element, index)]))

const nameOf = (element: Element): string => element.getAttribute('Name') ?? ''

const children = (parent: Element, name: string): Element[] =>
  [...parent.childNodes].filter((node): node is Element => isElement(node) && node.localName === name)

const isElement = (node: Node): node is Element => node.nodeType === 1

/** What a collection is of, or undefined for a single value. */
const itemOf = (type: string): string | undefined => /^Collection\((.*)\)$/.exec(type)?.[1]

/** The name without namespace or alias; the built-in types keep their `Edm.`. */
const local = (qualified: string | null): string =>
  (qualified ?? '').replace(/[\w.]+/g, (name) =>
    name.startsWith('Edm.') ? name : name.slice(name.lastIndexOf('.') + 1),
  )
