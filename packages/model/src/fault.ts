import { type FaultCode, type FaultFact, faults } from './faults.ts'

/** What a fault may carry beside its code. Never a token, a secret or a record. */
export interface FaultDetails {
  /** One sentence about this occurrence; the table's meaning stands in where it is absent. */
  readonly message?: string
  /** HTTP status of the answer that showed it. */
  readonly status?: number
  /** Microsoft's own code, for example `AADSTS7000215` or `Internal_CompanyNotFound`. */
  readonly theirs?: string
  /** Microsoft's text, with identifiers but without secrets. */
  readonly theirMessage?: string
  /** Identifiers for Microsoft's support: correlation, trace and request ids by their names. */
  readonly correlation?: Readonly<Record<string, string>>
  /** The input field that is at fault, as the caller named it. */
  readonly field?: string
  /** Wait at least so long before trying again, in milliseconds. */
  readonly retryAfterMs?: number
  /** The permission that Business Central says is missing, where its text names one. */
  readonly permission?: MissingPermission
}

/** A permission inside Business Central, as the text of a refusal names it. */
export interface MissingPermission {
  /** Kind of object, for example `TableData` or `Page`. */
  readonly objectType: string
  /** Absent where the text gives only the name. */
  readonly objectId?: number
  readonly objectName: string
  /** `Read`, `Insert`, `Modify`, `Delete` or `Execute`, in the language of the answer. */
  readonly right: string
  /** The extension that owns the object. */
  readonly app?: string
}

/**
 * The one class of failure. Callers branch on `code` and `fact.retry`, never on text; the meaning and the remedy of
 * every code stand in the table of faults.
 */
export class Fault extends Error {
  readonly code: FaultCode
  readonly details: FaultDetails

  constructor(code: FaultCode, details: FaultDetails = {}, options?: ErrorOptions) {
    super(details.message ?? faults[code].means, options)
    this.name = 'Fault'
    this.code = code
    this.details = details
  }

  /** What the table knows about this code: meaning, remedy, who can mend it, whether to try again. */
  get fact(): FaultFact {
    return faults[this.code]
  }
}
