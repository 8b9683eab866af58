import { type Property, plainOptionName } from '@landbridge/model'
import type { Values } from '../data/rows.ts'
import type { Plan } from '../plan.ts'

/** The language of the captions: United States English, the one that all environments have. */
const languageCode = 1033

const label = (caption: string): object => ({ languageCode, caption })

/** `salesInvoices` in the client's words: `Sales Invoices`. */
const captionOf = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const enumMembers = (property: Property): object[] =>
  property.kind === 'option'
    ? Object.keys(property.of.members).map((name, value) => ({
        name,
        value,
        captions: [label(property.of.captions?.[name] ?? plainOptionName(name))],
      }))
    : []

/** The translated names of an entity set, its properties, actions and enum members. */
export const definitionOf = ({ entity, columns, actions }: Plan): Values => ({
  entityName: entity.name,
  entitySetName: entity.set,
  entityCaptions: [label(captionOf(entity.name))],
  entitySetCaptions: [label(captionOf(entity.set))],
  properties: columns.map(({ name }) => ({ name, captions: [label(captionOf(name))] })),
  actions: [...actions.keys()].map((name) => ({ name, captions: [label(captionOf(name))] })),
  enumMembers: columns.flatMap(({ name, property }) => {
    const members = enumMembers(property)
    return members.length > 0 ? [{ name, members }] : []
  }),
})
