import type { FaultCode } from '@landbridge/model'
import type { z } from 'zod'

/** Who may call: anybody, or a member or API key with at least this role. */
export type Role = 'public' | 'reader' | 'actor' | 'administrator'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One promise: what it is called, where it is, what goes in, what comes out, how it may fail. */
export interface Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  /** `subject.verb`, stable. */
  readonly name: Name
  /** Method and path; `{name}` in the path is the input field of that name. */
  readonly route: `${Method} /v1${string}`
  readonly role: Role
  /** One sentence for people, assistants and the reference. */
  readonly about: string
  /**
   * All that goes in. A field comes from the path where the route names it, from a header where `headers` does, else
   * from the query (GET, DELETE) or the JSON body (POST, PUT, PATCH).
   */
  readonly input: Input
  readonly output: Output
  /** The input field that is the whole body, where the body is not the rest of the fields. */
  readonly body?: string
  /** Input field to header name, in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Status of success. @default 200, or 204 where the output is empty */
  readonly status?: 200 | 201 | 202 | 204
  /** What cannot be undone, said before it is done; absent where nothing is lost. */
  readonly destroys?: string
  /** Largest body, in bytes. @default 1 MB, and 10 MB where the body is a record */
  readonly maxBytes?: number
  /** Faults of this operation beyond those that any may answer with. */
  readonly faults: readonly FaultCode[]
}

export const operation = <const Name extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  facts: Operation<Name, Input, Output>,
): Operation<Name, Input, Output> => facts

/** What a handler gets: the input after validation, defaults filled in. */
export type InputOf<O> = O extends Operation<string, infer I, z.ZodType> ? z.output<I> : never
/** What a caller sends: fields with a default may be left out. */
export type CallOf<O> = O extends Operation<string, infer I, z.ZodType> ? z.input<I> : never
export type OutputOf<O> = O extends Operation<string, z.ZodObject, infer R> ? z.output<R> : never

/** Faults that any operation may answer with. */
export const commonFaults = [
  'request.invalid',
  'request.malformed',
  'request.too_large',
  'request.media_type',
  'request.unauthenticated',
  'request.forbidden',
  'request.cross_site',
  'request.too_many',
  'internal',
] as const satisfies readonly FaultCode[]
