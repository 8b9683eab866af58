import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { entitiesAt, entitiesOf, type RouteName } from '@landbridge/model'
import { readCsdl } from './csdl.ts'
import { diffFacts } from './facts-diff.ts'

const usage = `Usage: npm run check-facts -- FILE_OR_URL [--route standard|automation] [--version N]

Compares a $metadata document with the tables of packages/model and prints one line for each difference.

  FILE_OR_URL   The document. A URL is fetched with the access token in BC_TOKEN, where that is set.
  --route       The API route that the document describes; standard unless given.
  --version     Compare with what this major version of Business Central has; otherwise with all that is known.

Exit code: 0 no difference, 1 differences, 2 the document cannot be read.`

/** The doors to the world, so that a test can hold them. */
export interface World {
  readonly read: (fileOrUrl: string) => Promise<string>
  readonly print: (line: string) => void
}

/** Runs the comparison for command line arguments and returns the exit code. */
export const checkFacts = async (args: readonly string[], { read, print }: World): Promise<0 | 1 | 2> => {
  const wanted = parse(args)
  if (!wanted) {
    print(usage)
    return 2
  }
  const { fileOrUrl, route, version } = wanted
  try {
    const document = readCsdl(await read(fileOrUrl))
    const lines = diffFacts(document, version === undefined ? entitiesOf(route) : entitiesAt(version, route))
    for (const line of lines) print(line)
    return lines.length === 0 ? 0 : 1
  } catch (error) {
    print(`Cannot read ${fileOrUrl}: ${error instanceof Error ? error.message : error}`)
    return 2
  }
}

interface Wanted {
  readonly fileOrUrl: string
  readonly route: RouteName
  readonly version: number | undefined
}

const parse = (args: readonly string[]): Wanted | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { route: { type: 'string', default: 'standard' }, version: { type: 'string' } },
      allowPositionals: true,
    })
    const [fileOrUrl, ...more] = positionals
    const version = values.version === undefined ? undefined : Number(values.version)
    if (fileOrUrl === undefined || more.length > 0 || !isRoute(values.route)) return undefined
    if (version !== undefined && !Number.isInteger(version)) return undefined
    return { fileOrUrl, route: values.route, version }
  } catch {
    return undefined
  }
}

const isRoute = (route: string): route is RouteName => route === 'standard' || route === 'automation'

const readFileOrUrl = async (fileOrUrl: string): Promise<string> => {
  if (!/^https?:/.test(fileOrUrl)) return readFile(fileOrUrl, 'utf8')
  const token = process.env.BC_TOKEN
  const answer = await fetch(fileOrUrl, token ? { headers: { authorization: `Bearer ${token}` } } : {})
  if (!answer.ok) throw new Error(`the server answered ${answer.status}.`)
  return answer.text()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await checkFacts(process.argv.slice(2), { read: readFileOrUrl, print: console.log })
