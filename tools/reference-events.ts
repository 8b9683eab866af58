import { eventKinds, gravities } from '@landbridge/contract'
import { z } from 'zod'
import { code, page, table } from './markdown.ts'

interface Property {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly format?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Property[]
  readonly description?: string
}

type Shared = Readonly<Record<string, Property>>

const typeOf = (property: Property, shared: Shared): string => {
  const { type = '', format, enum: values, anyOf, const: only, $ref: name } = property
  const meant = name === undefined ? undefined : shared[name.split('/').at(-1) ?? '']
  if (meant !== undefined) return typeOf(meant, shared)
  if (only !== undefined) return code(String(only))
  if (anyOf !== undefined) return anyOf.map((each) => typeOf(each, shared)).join(' or ')
  if (values !== undefined) return values.map(code).join(', ')
  return format === 'date-time' ? 'moment' : [type].flat().join(' or ')
}

const dataTable = (data: z.ZodType): string => {
  const { properties = {}, $defs = {} } = z.toJSONSchema(data) as { properties?: Shared; $defs?: Shared }
  return table(
    ['Data', 'Type', 'Meaning'],
    Object.entries(properties).map(([name, property]) => [
      code(name),
      typeOf(property, $defs),
      property.description ?? '',
    ]),
  )
}

/** Every kind of event with its data. */
export const eventsPage = (): string =>
  page(
    '# Kinds of events',
    'What `GET /v1/events` lists, and what webhooks, mail and `landbridge events` tell; see [the guide](../guide/events-and-notices.md).',
    `Each has a gravity: ${gravities.map(code).join(', ')}, the gravest last. The end of something has the gravity of what has ended.`,
    ...Object.entries(eventKinds).flatMap(([name, { title, when, data }]) => [
      `## ${name}`,
      `**${title}.** ${when}`,
      dataTable(data),
    ]),
  )
