import type { Method, Operation } from '../operation.ts'

/** Where each input field of an operation travels. */
export interface Shape {
  readonly method: Method
  /** With `{field}` in it. */
  readonly path: string
  readonly inPath: readonly string[]
  readonly inQuery: readonly string[]
  /** Field to header name, in lower case. */
  readonly inHeaders: Readonly<Record<string, string>>
  /** Fields that together are the JSON body; or the one field that is the body itself. */
  readonly inBody: readonly string[]
  readonly wholeBody: string | undefined
  /** Status of success. */
  readonly status: number
}

const isNothing = (operation: Operation): boolean => operation.output.def.type === 'null'

/** Reads off an operation where its fields travel; the one place of that rule. */
export const shapeOf = (operation: Operation): Shape => {
  const [method, path] = operation.route.split(' ') as [Method, string]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  const inHeaders = operation.headers ?? {}
  const rest = Object.keys(operation.input.shape).filter((field) => !inPath.includes(field) && !(field in inHeaders))
  const wholeBody = operation.body
  const carriesBody = method === 'POST' || method === 'PUT' || method === 'PATCH'
  const bodyIsRest = carriesBody && wholeBody === undefined
  return {
    method,
    path,
    inPath,
    inHeaders,
    inQuery: bodyIsRest ? [] : rest.filter((field) => field !== wholeBody),
    inBody: bodyIsRest ? rest : [],
    wholeBody,
    status: operation.status ?? (isNothing(operation) ? 204 : 200),
  }
}
