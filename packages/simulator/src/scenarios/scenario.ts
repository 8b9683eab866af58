import type { BcErrorCode, EntraErrorNumber } from '@landbridge/model'
import type { FaceName } from '../hosts.ts'
import type { Settings } from '../settings.ts'
import type { PlainObject } from '../world.ts'

/**
 * A misbehaviour as data: what is changed of the world and what happens to requests. The same shape in TypeScript, JSON
 * and YAML. Texts may hold names in braces: those of `sim.env`, such as `{TENANT}`; what an earlier step kept; and
 * instants relative to the simulator's clock, such as `{NOW-1d}`.
 */
export interface Scenario {
  /** Letters, digits, `-`, `_` and dots. */
  readonly id: string
  /** What is wrong, in one line. */
  readonly title: string
  /** What a program sees of it. */
  readonly shows?: string
  readonly steps: readonly Step[]
}

export type Step = ChangeStep | RequestStep | SettingsStep | ClockStep | ProgramStep | FaultStep

/** Values that later steps use by name, each with its place in the answer, such as `secrets[0].keyId`. */
export type Kept = Readonly<Record<string, string>>

/** A change by the control API: all that it can do, in the words of its index. */
export interface ChangeStep {
  /** Method and path without prefix: `PUT /tenants/{TENANT}/environments/Production/cards/{CLIENT_ID}`. */
  readonly change: string
  readonly with?: PlainObject
  readonly keep?: Kept
}

/** A request to one of the faces, by an administrator of the tenant that is simulated. */
export interface RequestStep {
  /** Method, face and path: `POST graph /v1.0/applications`. */
  readonly request: string
  readonly json?: PlainObject
  readonly headers?: Readonly<Record<string, string>>
  /** Tenant whose administrator asks. @default '{TENANT}' */
  readonly tenant?: string
  readonly keep?: Kept
}

export interface SettingsStep {
  readonly settings: Partial<Settings>
}

/** Moves the clock ahead: `91d`, `36h`, `10m`, `30s`, `250ms`, or milliseconds. It is not moved back at the end. */
export interface ClockStep {
  readonly clock: string | number
}

/** What the unlucky program was given instead of what is right, by the names of `sim.env` or of its own. */
export interface ProgramStep {
  readonly program: Readonly<Record<string, string>>
}

export interface FaultStep {
  readonly fault: FaultRule
}

/** What happens to some requests. */
export interface FaultRule {
  /** For the journal. @default the id of the scenario and the number of the step */
  readonly name?: string
  readonly on?: FaultMatch
  /** Which of the requests that fit. @default every one */
  readonly when?: FaultWhen
  /** What of the request is exchanged before anybody sees it. */
  readonly send?: FaultSend
  /** The answer in place of the real one; nobody is asked then. */
  readonly answer?: FaultAnswer
  /** What is changed of the answer. */
  readonly change?: FaultChange
  /** How much later the answer comes, in real milliseconds. */
  readonly delayMs?: number
  readonly breaks?: 'before headers' | 'after headers' | 'not http'
  /** So many bytes of the body arrive. */
  readonly keepBytes?: number
}

/** Which requests are meant; all that is said must fit. Texts are compared without regard to case. */
export interface FaultMatch {
  readonly method?: string
  readonly face?: FaceName
  /** Host and port as the caller named them; `*` stands for anything. */
  readonly host?: string
  /** The whole path, percent-decoded; `*` stands for anything. */
  readonly path?: string
  /** Entity set that the address ends with, its keys and `$count` aside. */
  readonly set?: string
  /** Headers, parameters and form fields with their values; `*` stands for anything. */
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
}

/** Which of the requests that fit, counted from 1 since the scenario began. */
export interface FaultWhen {
  /** These ones. */
  readonly nth?: number | readonly number[]
  /** So many at first. */
  readonly first?: number
  /** All behind so many. */
  readonly after?: number
  /** Each one whose number can be divided by this. */
  readonly every?: number
}

/** What is exchanged in a request; null takes a header or field out. */
export interface FaultSend {
  readonly path?: { readonly from: string; readonly to: string }
  readonly headers?: Readonly<Record<string, string | null>>
  readonly form?: Readonly<Record<string, string | null>>
}

/** A refusal in its documented shape, or any answer. */
export interface FaultAnswer {
  /** Refusal of sign-in by its `AADSTS` number: JSON, a page, or sent back to the application, as it is in life. */
  readonly aadsts?: EntraErrorNumber
  /** Refusal of Business Central by its code. */
  readonly bc?: BcErrorCode
  /** Refusals of Graph and of the Admin Center API by their codes. */
  readonly graph?: string
  readonly admin?: string
  /** The text of that refusal. */
  readonly message?: string
  /** @default the usual one of the refusal, else 200 */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: PlainObject
  readonly text?: string
}

export interface FaultChange {
  readonly status?: number
  /** Null takes a header out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Merged into a JSON body; null takes a member out. @see RFC 7396 */
  readonly json?: PlainObject
  /** In place of the body. */
  readonly text?: string
}
