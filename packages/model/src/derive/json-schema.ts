import type { Entity } from '../entity.ts'
import type { Property } from '../kinds.ts'

/** `record`: what Business Central returns; `draft`: what creates one; `changes`: what changes one. */
export type RecordShape = 'record' | 'draft' | 'changes'

/** A JSON Schema of the 2020-12 draft, as far as entities need one. */
export interface JsonSchema {
  readonly $schema?: string
  readonly title?: string
  readonly description?: string
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  readonly format?: 'uuid' | 'date' | 'date-time' | 'int32' | 'int64'
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly minProperties?: number
  readonly allOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly enum?: readonly string[]
  readonly examples?: readonly unknown[]
  readonly default?: string | number | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly readOnly?: boolean
}

/**
 * Describes the records of an entity set.
 *
 * A `record` requires its key only, since `$select` may leave out the rest; a `draft` and `changes` hold just what may
 * be written. Enum members are wire names; a classic option, whose text follows the caller's language, lists its
 * untranslated names as examples. Streams are not part of the body.
 */
export const jsonSchema = (entity: Entity, shape: RecordShape): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: entity.name,
  description: entity.about,
  type: 'object',
  ...(shape === 'record' ? recordBody(entity) : writableBody(entity, shape)),
})

/** The schema of one value. `forWriting` leaves out what only a reader needs to know. */
export const propertySchema = (property: Property, forWriting = false): JsonSchema => ({
  ...valueSchema(property),
  ...(property.min !== undefined && { minimum: property.min }),
  ...(property.max !== undefined && { maximum: property.max }),
  ...(property.note !== undefined && { description: property.note }),
  ...(forWriting && property.initial !== undefined && { default: property.initial }),
  ...(!forWriting && property.readOnly && { readOnly: true }),
})

const valueSchema = (property: Property): JsonSchema => {
  switch (property.kind) {
    case 'guid':
      return { type: 'string', format: 'uuid' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'instant':
      return { type: 'string', format: 'date-time' }
    case 'text':
      return property.length === 0 ? { type: 'string' } : { type: 'string', maxLength: property.length }
    case 'option':
      return { type: 'string', enum: Object.keys(property.of.members) }
    case 'choice':
      return property.members.length === 0
        ? { type: 'string' }
        : { type: 'string', examples: property.members.filter((member) => member !== '') }
    case 'amount':
    case 'unitAmount':
    case 'decimal':
      return { type: 'number' }
    case 'integer':
      return { type: 'integer', format: 'int32' }
    case 'bigInteger':
      return { type: 'integer', format: 'int64' }
    case 'flag':
      return { type: 'boolean' }
    case 'collection':
      return { type: 'array', items: { type: 'object' } }
    case 'stream':
      return {}
  }
}

const isInBody = ([, property]: [string, Property]): boolean => property.kind !== 'stream' && !property.filterOnly

const recordBody = (entity: Entity): JsonSchema => ({
  properties: {
    ...(!entity.noEtag && { '@odata.etag': { type: 'string', readOnly: true } }),
    ...schemas(Object.entries(entity.properties).filter(isInBody), false),
  },
  required: entity.key,
})

const writableBody = (entity: Entity, shape: 'draft' | 'changes'): JsonSchema => {
  const writable = Object.entries(entity.properties).filter((entry) => isInBody(entry) && !entry[1].readOnly)
  return {
    properties: schemas(writable, true),
    ...(shape === 'draft' ? needed(writable) : { minProperties: 1 }),
    additionalProperties: false,
  }
}

const schemas = (entries: [string, Property][], forWriting: boolean): Record<string, JsonSchema> =>
  Object.fromEntries(entries.map(([name, property]) => [name, propertySchema(property, forWriting)]))

const needed = (entries: [string, Property][]): JsonSchema => {
  const required = entries.flatMap(([name, property]) => (property.required === true ? [name] : []))
  const choices = new Map(
    entries.flatMap(([, { required: rule }]) =>
      typeof rule === 'object' ? [[rule.oneOf.join(), rule.oneOf] as const] : [],
    ),
  )
  const allOf = [...choices.values()].map((names) => ({ anyOf: names.map((name) => ({ required: [name] })) }))
  return { ...(required.length > 0 && { required }), ...(allOf.length > 0 && { allOf }) }
}
