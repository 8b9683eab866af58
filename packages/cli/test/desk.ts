import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { buildProgram, type Outside, runProgram } from '@landbridge/cli'
import {
  type Contract,
  contract,
  type Operation,
  type OperationName,
  type OutputOf,
  shapeOf,
} from '@landbridge/contract'

/** What a test's platform answers: a value, a refusal with a status, or a function of the input. */
export type Answers = {
  readonly [N in OperationName]?: (input: Record<string, unknown>) => OutputOf<Contract[N]> | Refusal
}

export class Refusal {
  readonly status: number
  readonly code: string
  readonly more: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, more: Readonly<Record<string, unknown>> = {}) {
    this.status = status
    this.code = code
    this.more = more
  }
}

const operations = (Object.values(contract) as Operation[]).map((operation) => {
  const { method, path } = shapeOf(operation)
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  return { operation, method, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`) }
})

/** A platform that is a table of answers; it notes what it was asked. */
export const answering = (answers: Answers) => {
  const asked: { name: OperationName; input: Record<string, unknown> }[] = []
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const url = new URL(String(address))
    const found = operations.find(({ method, pattern }) => method === init?.method && pattern.test(url.pathname))
    if (found === undefined) throw new Error(`no operation for ${init?.method} ${url.pathname}`)
    const values = found.pattern.exec(url.pathname)?.slice(1).map(decodeURIComponent) ?? []
    const shape = shapeOf(found.operation)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const headers = init?.headers as Record<string, string>
    const input: Record<string, unknown> = {
      ...Object.fromEntries(url.searchParams),
      ...Object.fromEntries(found.names.map((name, at) => [name, values[at]])),
      ...Object.fromEntries(Object.entries(shape.inHeaders).map(([field, header]) => [field, headers[header]])),
      ...(shape.wholeBody === undefined ? (body as object) : { [shape.wholeBody]: body }),
    }
    const name = found.operation.name as OperationName
    asked.push({ name, input })
    const answerer = answers[name]
    const answer: unknown = answerer === undefined ? new Refusal(500, 'internal') : answerer(input)
    if (answer instanceof Refusal) {
      const error = {
        code: answer.code,
        message: 'Refused.',
        remedy: 'Try another way.',
        who: 'builder',
        requestId: 'r-1',
      }
      return Response.json({ error: { ...error, ...answer.more } }, { status: answer.status })
    }
    return shape.status === 204 ? new Response(null, { status: 204 }) : Response.json(answer, { status: shape.status })
  }
  return { fetch, asked }
}

interface Screen {
  readonly stream: PassThrough & { isTTY?: boolean; columns?: number }
  readonly text: () => string
}

const screen = (terminal: boolean): Screen => {
  const stream = Object.assign(new PassThrough(), terminal ? { isTTY: true, columns: 80 } : {})
  const parts: string[] = []
  stream.setEncoding('utf8').on('data', (part: string) => parts.push(part))
  return { stream, text: () => parts.join('') }
}

/** Presses each keys once its text has appeared after the keys before. */
const press = (screen: PassThrough, keyboard: PassThrough, person: readonly [string, string][]): void => {
  const left = [...person]
  let seen = ''
  screen.on('data', (text: string) => {
    seen += stripVTControlCharacters(text)
    const [next] = left
    const at = next === undefined ? -1 : seen.indexOf(next[0])
    if (next === undefined || at < 0) return
    seen = seen.slice(at + next[0].length)
    left.shift()
    // The question listens only after it has been drawn.
    setImmediate(() => keyboard.write(next[1]))
  })
}

export interface RunOptions {
  readonly answers?: Answers
  readonly env?: Outside['env']
  readonly input?: string
  readonly terminal?: boolean
  readonly fetch?: typeof globalThis.fetch
  readonly signal?: AbortSignal
  /** Keys that a person presses, each once the text before it has appeared. */
  readonly person?: readonly [appears: string, keys: string][]
}

/** Runs one command as the executable would, with everything of the world in the test's hand. */
export const run = async (args: readonly string[], options: RunOptions = {}) => {
  const { fetch, asked } = answering(options.answers ?? {})
  const [out, err] = [screen(options.terminal === true), screen(options.terminal === true)]
  const stdin = new PassThrough()
  if (options.person === undefined) stdin.end(options.input ?? '')
  else press(err.stream, stdin, options.person)
  const outside: Outside = {
    env: options.env ?? { LANDBRIDGE_URL: 'http://landbridge.test', LANDBRIDGE_API_KEY: 'key' },
    stdin,
    stdout: out.stream,
    stderr: err.stream,
    signal: options.signal ?? new AbortController().signal,
    fetch: options.fetch ?? fetch,
    pollMs: 1,
    isInteractive: options.person !== undefined,
  }
  const code = await runProgram(buildProgram(outside, '1.2.3'), args, outside)
  return { code, out: out.text(), err: err.text(), asked, json: () => JSON.parse(out.text()) as unknown }
}
