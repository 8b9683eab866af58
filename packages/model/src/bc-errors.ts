/**
 * Where a fact about a code comes from: `D` Microsoft's documentation, `L` measured by others against real servers,
 * `I` inferred.
 */
export type BcEvidence = 'D' | 'L' | 'I'

/** One `error.code` of Business Central: the HTTP status it comes with, and what it means. */
export interface BcErrorFact {
  /** The usual status; HTTP 400 is by far the most common, so classify by code. */
  readonly status: number
  readonly means: string
  /** Evidence of the code itself, and of its status where that is weaker. */
  readonly evidence: BcEvidence
  readonly statusEvidence?: BcEvidence
}

/**
 * Every `error.code` that the web services of Business Central are known to answer with (Microsoft, "Error codes",
 * API v2.0, read 2026-08; statuses as measured by others where they are known). The table of faults names each in one
 * `seen` list.
 */
export const bcErrors = {
  BadRequest: {
    status: 400,
    means: 'Body, filter or literal cannot be understood, or a property is unknown.',
    evidence: 'D',
  },
  BadRequest_InvalidRequestUrl: { status: 400, means: 'The address cannot be bound.', evidence: 'D' },
  BadRequest_NotFound: {
    status: 404,
    means: 'No such route, or a syntax error in path or query.',
    evidence: 'D',
    statusEvidence: 'L',
  },
  BadRequest_ResourceNotFound: { status: 404, means: 'Unknown entity set, action or key.', evidence: 'D' },
  BadRequest_InvalidOperation: { status: 400, means: 'A read-only property was set.', evidence: 'D' },
  BadRequest_InvalidToken: { status: 400, means: 'If-Match is missing or malformed.', evidence: 'D' },
  BadRequest_RequiredParamNotProvided: { status: 400, means: 'A mandatory value is blank.', evidence: 'D' },
  BadRequest_MethodNotAllowed: { status: 405, means: 'The entity set does not allow this verb.', evidence: 'D' },
  BadRequest_MethodNotImplemented: {
    status: 501,
    means: 'The query asks for what the service does not support, such as OR across properties.',
    evidence: 'D',
  },
  SkipTokenIsNoLongerValid: {
    status: 400,
    means: 'The continuation token no longer fits the list.',
    evidence: 'D',
    statusEvidence: 'I',
  },
  Request_EntityChanged: { status: 409, means: 'The etag is stale.', evidence: 'D' },
  Internal_DataNotFoundFilter: {
    status: 404,
    means: 'AL code found no record within its filter.',
    evidence: 'D',
    statusEvidence: 'I',
  },
  Internal_RecordNotFound: { status: 404, means: 'AL code looked for a record that does not exist.', evidence: 'D' },
  Internal_EntityWithSameKeyExists: {
    status: 400,
    means: 'A record with the same key exists already.',
    evidence: 'D',
    statusEvidence: 'L',
  },
  Internal_InvalidTableRelation: { status: 400, means: 'A value is missing in the related table.', evidence: 'D' },
  Internal_CompanyNotFound: { status: 404, means: 'The company is missing or unknown.', evidence: 'D' },
  Internal_TenantUnavailable: {
    status: 503,
    means: 'The tenant is not accessible at the moment.',
    evidence: 'D',
    statusEvidence: 'I',
  },
  Internal_ServerError: {
    status: 500,
    means: 'An unexpected failure; with status 400 or 403 a permission error of AL.',
    evidence: 'D',
  },
  Application_DialogException: { status: 400, means: 'AL code raised an error; the text says which.', evidence: 'D' },
  Application_FieldValidationException: {
    status: 400,
    means: 'A field does not have the value it needs.',
    evidence: 'D',
  },
  Application_EvaluateException: {
    status: 400,
    means: 'A text cannot be read as the type it should have.',
    evidence: 'D',
  },
  Application_StringExceededLength: { status: 400, means: 'A text is longer than its field.', evidence: 'D' },
  Application_InvalidGUID: { status: 400, means: 'A text is not a GUID.', evidence: 'D' },
  Application_FilterErrorException: { status: 400, means: 'A filter value does not fit the field.', evidence: 'D' },
  Application_CallbackNotAllowed: { status: 400, means: 'AL code asked the user something.', evidence: 'D' },
  Application_TooManyRequests: { status: 429, means: 'A limit on requests was reached.', evidence: 'D' },
  Authentication_InvalidCredentials: {
    status: 401,
    means: 'The token is refused, or its user is unknown, disabled or without licence.',
    evidence: 'D',
  },
  Authorization_RequestDenied: {
    status: 403,
    means: 'A permission is missing.',
    evidence: 'D',
    statusEvidence: 'I',
  },
  NoEnvironment: {
    status: 404,
    means: 'The tenant has no environment of this name.',
    evidence: 'L',
  },
  Unauthorized: { status: 401, means: 'A gateway or an on-premises server refused the credentials.', evidence: 'L' },
  Unknown: {
    status: 400,
    means: 'Anything without a code of its own, such as a value outside an option.',
    evidence: 'D',
  },
} as const satisfies Record<string, BcErrorFact>

export type BcErrorCode = keyof typeof bcErrors
