/** The part of JSON Schema that the OpenAPI document makes use of. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

export interface Described {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly 'x-role'?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}

/** The part of an OpenAPI document that the reference draws. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly summary: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Name of the schema that a reference points to. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** A value that fits a schema, to show what a request looks like. Only what is required, so that it stays short. */
export const exampleOf = (schema: Schema, schemas: OpenApi['components']['schemas'], depth = 0): unknown => {
  if (schema.$ref !== undefined) {
    const target = schemas[nameOf(schema.$ref)]
    return target === undefined || depth > 4 ? null : exampleOf(target, schemas, depth + 1)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return exampleOf(schema.anyOf[0] ?? {}, schemas, depth + 1)
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, each]) => [name, exampleOf(each, schemas, depth + 1)]),
      )
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items, schemas, depth + 1)]
    case 'integer':
    case 'number':
      return schema.default ?? schema.minimum ?? 1
    case 'boolean':
      return schema.default ?? true
    default:
      return textExample(schema)
  }
}

const textExample = ({ format, default: preset }: Schema): unknown => {
  if (preset !== undefined) return preset
  if (format === 'uuid') return '00000000-0000-0000-0000-000000000000'
  if (format === 'date-time') return '2026-01-31T09:30:00Z'
  if (format === 'uri') return 'https://example.com'
  return 'text'
}
