import { connect } from 'node:net'
import { contract, type Operation, type OperationName } from '@landbridge/contract'
import { faults } from '@landbridge/model'
import { expect } from 'vitest'
import { z } from 'zod'

/** An answer, read to its end. */
export interface Raw {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends bytes as they are and reads what comes back, for requests that no client would send. */
export const sendBytes = (url: string, bytes: string | Buffer): Promise<Raw> => {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const chunks: Buffer[] = []
    const done = () => {
      socket.destroy()
      try {
        resolve(readAnswer(Buffer.concat(chunks).toString('latin1')))
      } catch (error) {
        reject(error)
      }
    }
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (isWhole(Buffer.concat(chunks).toString('latin1'))) done()
    })
    socket.once('end', done)
    socket.once('error', (error) => (chunks.length > 0 ? done() : reject(error)))
  })
}

const split = (text: string) => {
  const end = text.indexOf('\r\n\r\n')
  return end < 0 ? undefined : { head: text.slice(0, end), body: text.slice(end + 4) }
}

const isWhole = (text: string): boolean => {
  const parts = split(text)
  const length = /^content-length: (\d+)/im.exec(parts?.head ?? '')?.[1]
  return parts !== undefined && length !== undefined && Buffer.byteLength(parts.body, 'latin1') >= Number(length)
}

const readAnswer = (text: string): Raw => {
  const parts = split(text)
  if (parts === undefined) throw new Error(`No answer: ${text}`)
  const [first = '', ...lines] = parts.head.split('\r\n')
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  return { status: Number(first.split(' ')[1]), headers, text: Buffer.from(parts.body, 'latin1').toString('utf8') }
}

export const call = async (url: string, init: RequestInit = {}): Promise<Raw> => {
  const answer = await fetch(url, { redirect: 'manual', ...init })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

const body = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(faults) as [keyof typeof faults]),
    message: z.string().min(1),
    remedy: z.string().min(1),
    who: z.string().min(1),
    requestId: z.string().min(1),
    field: z.string().optional(),
    theirs: z.string().optional(),
    theirMessage: z.string().optional(),
    correlation: z.record(z.string(), z.string()).optional(),
    retryAfterMs: z.number().optional(),
  }),
})

/** Reads a refusal and checks that it is one in every respect. @returns Its error. */
export const refusalIn = (answer: Raw): z.output<typeof body>['error'] => {
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  const { error } = body.parse(JSON.parse(answer.text))
  expect(answer.headers.get('x-request-id')).toBe(error.requestId)
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|\.js:\d|FST_|at .+\(.+\)/)
  return error
}

/** Checks an answer of an operation against what the contract promises. @returns Its output. */
export const outputOf = <N extends OperationName>(name: N, answer: Raw): z.output<(typeof contract)[N]['output']> => {
  const operation: Operation = contract[name]
  expect(answer.text).not.toContain('"error"')
  const value: unknown = answer.text === '' ? null : JSON.parse(answer.text)
  return strict(operation.output).parse(value) as z.output<(typeof contract)[N]['output']>
}

/** Outputs may hold nothing that the contract does not name. */
const strict = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject ? schema.strict() : schema)
