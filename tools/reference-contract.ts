import { exitCodes } from '@landbridge/cli'
import { commonFaults, contract, type Operation, shapeOf } from '@landbridge/contract'
import type { z } from 'zod'
import { code, page, table } from './markdown.ts'

const fieldRows = (operation: Operation): string[][] => {
  const shape = shapeOf(operation)
  const placeOf = (field: string): string => {
    if (shape.inPath.includes(field)) return 'path'
    if (shape.inQuery.includes(field)) return 'query'
    const header = shape.inHeaders[field]
    return header === undefined ? 'body' : `header ${code(header)}`
  }
  return Object.entries(operation.input.shape as Record<string, z.ZodType>).map(([field, schema]) => [
    code(field),
    placeOf(field),
    schema.safeParse(undefined).success ? '' : 'yes',
    schema.description ?? '',
  ])
}

const operationSection = (operation: Operation): string => {
  const { method, path, status } = shapeOf(operation)
  return page(
    `## ${operation.name}`,
    operation.about,
    `${code(`${method} ${path}`)}; role ${operation.role}; status ${status} on success.`,
    operation.destroys === undefined ? undefined : `**What is lost.** ${operation.destroys}`,
    table(['Field', 'Where', 'Needed', 'Meaning'], fieldRows(operation)),
    operation.faults.length === 0
      ? undefined
      : `Faults: ${operation.faults.map((fault) => `[${code(fault)}](faults.md#${fault.replaceAll('.', '')})`).join(', ')}`,
  )
}

export const operationsPage = (): string =>
  page(
    '# Operations of Landbridge',
    'The shapes of what goes in and comes out are in [openapi.json](openapi.json).',
    `Any operation may answer with: ${commonFaults.map(code).join(', ')}.`,
    ...(Object.values(contract) as Operation[]).map(operationSection),
  )

export const exitCodesPage = (): string =>
  page(
    '# Exit codes of the command line',
    table(
      ['Code', 'Name', 'Meaning'],
      Object.entries(exitCodes).map(([name, { code: number, means }]) => [String(number), name, means]),
    ),
  )
