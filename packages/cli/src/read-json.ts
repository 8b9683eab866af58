import { readFile } from 'node:fs/promises'
import { Complaint } from './complaint.ts'
import { type Outside, readAll } from './outside.ts'

/**
 * Reads the text of a file that an option names, or of standard input where it is `-`.
 *
 * @throws Complaint `usage` where it cannot be read
 */
export const readText = (outside: Outside, option: string, where: string): Promise<string> =>
  where === '-'
    ? readAll(outside.stdin)
    : readFile(where, 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw new Complaint('usage', `${option} names ${where}, which cannot be read (${error.code ?? 'unknown'}).`)
      })

/**
 * Reads a JSON object that an option names: the JSON itself, a file, or `-` for standard input.
 *
 * @throws Complaint `usage` where it cannot be read or is no object
 */
export const readJsonObject = async (
  outside: Outside,
  option: string,
  where: string,
): Promise<Record<string, unknown>> => {
  const text = where.trimStart().startsWith('{') ? where : await readText(outside, option, where)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Complaint('usage', `${option} is not a JSON object.`, 'It begins with { and ends with }.')
  return value as Record<string, unknown>
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
