import { faults } from '@landbridge/model'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { commonFaults, type Operation } from '../operation.ts'
import { faultBody } from '../values.ts'
import { shapeOf } from './shape.ts'

type Json = Record<string, unknown>

const security = {
  key: { type: 'http', scheme: 'bearer', description: 'An API key, made under Settings or by `keys.create`.' },
  session: { type: 'apiKey', in: 'cookie', name: 'landbridge_session', description: "The portal's own session." },
}

/**
 * The OpenAPI 3.1 document of all operations.
 *
 * @param version Version of the running program.
 * @param url Address of the platform, without `/v1`.
 */
export const openApi = (version: string, url: string): Json => {
  const schemas: Record<string, Json> = {}

  /** Converts a schema; those with an id move to the components and are named from there. */
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const {
      $defs,
      $schema: _,
      ...own
    } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json & {
      $defs?: Record<string, Json>
    }
    for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] ??= withRefs(definition)
    const id = (schema.meta() as { id?: string } | undefined)?.id
    if (id === undefined) return withRefs(own)
    schemas[id] ??= withRefs(own)
    return { $ref: `#/components/schemas/${id}` }
  }

  const parameter = (operation: Operation, field: string, place: 'path' | 'query' | 'header', name = field): Json => {
    const schema = operation.input.shape[field] as z.ZodType
    const { description, ...rest } = schemaOf(schema, 'input')
    return {
      name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }
  }

  const body = (operation: Operation): Json | undefined => {
    const shape = shapeOf(operation)
    if (shape.wholeBody !== undefined) return schemaOf(operation.input.shape[shape.wholeBody] as z.ZodType, 'input')
    if (shape.inBody.length === 0) return undefined
    return schemaOf(
      z.object(Object.fromEntries(shape.inBody.map((f) => [f, operation.input.shape[f] as z.ZodType]))),
      'input',
    )
  }

  const faultSchema = schemaOf(faultBody, 'output')

  const refusals = (operation: Operation): Json => {
    const codes = [...new Set([...operation.faults, ...commonFaults])]
    const byStatus = groupByStatus(codes)
    return Object.fromEntries(
      [...byStatus].map(([status, each]) => [
        status,
        {
          description: each.map((code) => `\`${code}\`: ${faults[code].means}`).join('\n\n'),
          content: { 'application/json': { schema: faultSchema } },
        },
      ]),
    )
  }

  const describe = (operation: Operation): Json => {
    const shape = shapeOf(operation)
    const requestBody = body(operation)
    return {
      operationId: operation.name,
      tags: [operation.name.split('.')[0]],
      summary: operation.about,
      ...(operation.destroys === undefined ? {} : { description: operation.destroys }),
      ...(operation.role === 'public' ? { security: [] } : { 'x-role': operation.role }),
      parameters: [
        ...shape.inPath.map((field) => parameter(operation, field, 'path')),
        ...shape.inQuery.map((field) => parameter(operation, field, 'query')),
        ...Object.entries(shape.inHeaders).map(([field, header]) => parameter(operation, field, 'header', header)),
      ],
      ...(requestBody === undefined
        ? {}
        : { requestBody: { required: true, content: { 'application/json': { schema: requestBody } } } }),
      responses: {
        [shape.status]:
          shape.status === 204
            ? { description: 'Done.' }
            : {
                description: 'Done.',
                content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
              },
        ...refusals(operation),
      },
    }
  }

  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of Object.values(contract) as Operation[]) {
    const { method, path } = shapeOf(operation)
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) }
  }

  return {
    openapi: '3.1.0',
    info: {
      title: 'Landbridge',
      version,
      summary: 'Connects software to Microsoft Dynamics 365 Business Central.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: { schemas: sorted(schemas), securitySchemes: security },
  }
}

const groupByStatus = <C extends keyof typeof faults>(codes: readonly C[]): Map<number, C[]> => {
  const groups = new Map<number, C[]>()
  for (const code of codes) groups.set(faults[code].status, [...(groups.get(faults[code].status) ?? []), code])
  return groups
}

const sorted = (record: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Turns the references of a single schema into references to the components of the document. */
const withRefs = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
