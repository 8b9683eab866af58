import { type BcErrorCode, bcErrors } from '@landbridge/model'

/** A refusal of Business Central. Thrown anywhere below the face, and answered by it. */
export class Refusal extends Error {
  readonly code: BcErrorCode
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Answered without any body, as some parts of the server do. */
  readonly isBare: boolean

  constructor(
    code: BcErrorCode,
    message: string,
    options: { status?: number; headers?: Record<string, string>; isBare?: true } = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.status = options.status ?? bcErrors[code].status
    this.headers = options.headers ?? {}
    this.isBare = options.isBare === true
  }
}

/** What is real in Business Central and not simulated: refused loudly, and written to the log by the face. */
export class NotSimulated extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'NotSimulated'
  }
}

const article = (name: string): string => (/^[aeiou]/i.test(name) ? 'an' : 'a')

// Texts have the shapes that were seen; their wording is ours where the shape allows. Nobody may match on them.

export const unknownProperty = (name: string, type: string): Refusal =>
  new Refusal('BadRequest', `Could not find a property named '${name}' on type 'Microsoft.NAV.${type}'.`)

export const badExpression = (message: string): Refusal => new Refusal('BadRequest', message)

export const syntaxError = (text: string): Refusal =>
  new Refusal('BadRequest_NotFound', `Bad Request - Error in query syntax: '${text}'.`)

export const unknownSegment = (segment: string): Refusal =>
  new Refusal('BadRequest_ResourceNotFound', `Resource not found for the segment '${segment}'.`)

/** There is one `$metadata` document for the route, and below a company only an empty answer (measured by others). */
export const noDocumentHere = (): Refusal =>
  new Refusal('BadRequest_ResourceNotFound', 'There is no $metadata below a company.', { isBare: true })

export const unknownRoute = (address: string): Refusal =>
  new Refusal('BadRequest_NotFound', `No HTTP resource was found that matches the request URI '${address}'.`)

export const unknownCompany = (): Refusal =>
  new Refusal('Internal_CompanyNotFound', 'The company was not found, or none was named.')

export const readOnly = (property: string): Refusal =>
  new Refusal('BadRequest_InvalidOperation', `Control '${property}' is read-only.`)

export const wrongType = (literal: unknown, edm: string): Refusal =>
  new Refusal(
    'BadRequest',
    `Cannot convert the literal '${typeof literal === 'string' ? literal : JSON.stringify(literal)}' to the expected type '${edm}'.`,
  )

export const tooLong = (value: string, length: number): Refusal =>
  new Refusal(
    'Application_StringExceededLength',
    `The length of the string is ${value.length}, but it must be less than or equal to ${length} characters. Value: ${value}`,
  )

export const notAnOption = (value: string, members: readonly string[]): Refusal =>
  new Refusal('Unknown', `'${value}' is not an option. The existing options are: ${members.join(',')}`)

export const notInTable = (field: string, table: string, value: string, related: string): Refusal =>
  new Refusal(
    'Internal_InvalidTableRelation',
    `The field ${field} of table ${table} contains a value (${value}) that cannot be found in the related table (${related}).`,
  )

export const mustNotBeBlank = (property: string): Refusal =>
  new Refusal('BadRequest_RequiredParamNotProvided', `Field '${property}' must not be blank or empty.`)

export const sameKeyExists = (table: string, field: string, value: string): Refusal =>
  new Refusal(
    'Internal_EntityWithSameKeyExists',
    `The ${table} already exists. Identification fields and values: ${field}='${value}'`,
  )

export const changedMeanwhile = (): Refusal =>
  new Refusal('Request_EntityChanged', 'Another user has already changed the record.')

export const noConcurrencyToken = (): Refusal =>
  new Refusal(
    'BadRequest_InvalidToken',
    'Could not validate the client concurrency token required by the service. Read the record again and send its etag in If-Match.',
  )

export const notAllowed = (method: string, set: string, edmType: 'Entity' | 'Collection'): Refusal =>
  new Refusal(
    'BadRequest_MethodNotAllowed',
    `'${method}' requests for '${set}' of EdmType '${edmType}' are not allowed within Dynamics 365 Business Central OData web services.`,
  )

export const notImplemented = (message: string): Refusal => new Refusal('BadRequest_MethodNotImplemented', message)

/** An error that AL code raises: a rule of the page or the table. */
export const ruleBroken = (message: string): Refusal => new Refusal('Application_DialogException', message)

/** A field of the setup or of a record that a posting cannot do without (TestField, in AL). */
export const mustHaveValue = (field: string, table: string, key: string): Refusal =>
  new Refusal(
    'Application_FieldValidationException',
    `${field} must have a value in ${table}: ${key}. It cannot be zero or empty.`,
  )

/** A field that has another value than an operation demands (TestField with a value, in AL). */
export const mustBeEqual = (field: string, wanted: string, table: string, key: string, current: string): Refusal =>
  new Refusal(
    'Application_FieldValidationException',
    `${field} must be equal to '${wanted}' in ${table}: ${key}. Current value is '${current}'.`,
  )

/** A reference that the page itself looks up, and does not find. */
export const unresolved = (property: string, of: string): Refusal =>
  ruleBroken(`The "${property}" does not match ${article(of)} ${of}.`)

export const mismatch = (one: string, other: string, of: string): Refusal =>
  ruleBroken(`The "${one}" and the "${other}" do not match to the same ${of}.`)

export const invalidCredentials = (): Refusal =>
  new Refusal('Authentication_InvalidCredentials', 'The server has rejected the client credentials.')

/** No right to run the page at all; see `mayNot` in access.ts for the status. */
export const noPageRight = (page: string, status: number): Refusal =>
  new Refusal('Internal_ServerError', `You do not have the following permissions on Page ${page}: Execute.`, { status })

/** A right on the table behind the page is missing. */
export const noTableRight = (tableId: number, table: string, right: string, status: number): Refusal =>
  new Refusal(
    'Internal_ServerError',
    `Sorry, the current permissions prevented the action. (TableData ${tableId} ${table} ${right}: Base Application)`,
    { status },
  )
