import type { Answer, Face, Sent } from '../face.ts'

/** One statement about the protocol: what is asked, and what must come back. */
export interface Statement {
  /** Method and address below the company, or below the host where it begins with a slash. */
  readonly ask: string
  readonly sent?: Sent
  /** Status and, for refusals, the code. */
  readonly gives: string
}

/** Sends what a statement asks. */
export const ask = ({ send, call }: Face, { ask: line, sent }: Pick<Statement, 'ask' | 'sent'>): Promise<Answer> => {
  const [method = '', ...rest] = line.split(' ')
  const address = rest.join(' ')
  return address.startsWith('/') ? send(method, address, sent) : call(method, address, sent)
}

/** An answer in one line: the status, and the code of a refusal. */
export const inShort = ({ status, json }: Answer): string => `${status} ${json?.error?.code ?? ''}`.trim()

/** Every refusal has this shape, and only these members. */
export const textShape = /^.+ {2}CorrelationId: {2}[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.$/s
