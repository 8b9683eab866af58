import { json, type Response } from '../http.ts'

/** A refusal of the Admin Center API. Statuses other than 404 are 400 where nothing better is known. */
export class AdminRefusal extends Error {
  readonly code: string
  readonly status: number
  readonly target: string | undefined
  readonly data: object | undefined
  /** Further words about it, by name. */
  readonly extensionData: object | undefined

  constructor(
    code: string,
    message: string,
    more: { status?: number; target?: string; data?: object; extensionData?: object } = {},
  ) {
    super(message)
    this.name = 'AdminRefusal'
    this.code = code
    this.status = more.status ?? 400
    this.target = more.target
    this.data = more.data
    this.extensionData = more.extensionData
  }
}

/** Thrown where the caller is turned away before the API itself looks at anything: no body says why. */
export class TurnedAway extends Error {
  readonly status: 401 | 403

  constructor(status: 401 | 403) {
    super(String(status))
    this.status = status
  }
}

/** The shape of every refusal; what is optional is left out. */
export const answerRefusal = ({ code, message, target, status, data, extensionData }: AdminRefusal): Response =>
  json(status, {
    code,
    message,
    ...(target !== undefined && { target }),
    ...(extensionData && { extensionData }),
    ...(data && { data }),
  })

export const environmentNotFound = (target: string): AdminRefusal =>
  new AdminRefusal('EnvironmentNotFound', 'The environment was not found.', { status: 404, target })

export const invalidInput = (target: string, message: string): AdminRefusal =>
  new AdminRefusal('invalidInput', message, { target })

export const doesNotExist = (target: string, message = 'The resource does not exist.'): AdminRefusal =>
  new AdminRefusal('resourceDoesNotExist', message, { status: 404, target })

export const forbidden = (message: string): AdminRefusal => new AdminRefusal('Forbidden', message, { status: 403 })
