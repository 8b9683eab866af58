import type { ClientCredential, TokenClaims } from '@landbridge/auth'
import type { EndpointChoice, Field, Instruction, StepId } from '@landbridge/contract'
import type { Finding, Reach, WantedEntity } from '@landbridge/diagnosis'
import type { Endpoints, Mender } from '@landbridge/model'
import type { Needs } from '../connections/wanted.ts'
import type { SetupAnswers, SetupFound } from '../store/tables/setups.ts'

/** What a step knows when it explains itself: all of it is stored, nothing is asked. */
export interface StepContext {
  readonly integration: {
    readonly name: string
    readonly wanted: readonly WantedEntity[]
    readonly needs: Needs
  }
  readonly account: { readonly id: string; readonly name: string }
  readonly answers: SetupAnswers
  readonly found: SetupFound
  /** The chosen addresses; those of the public cloud until one is chosen. */
  readonly endpoints: Endpoints
  readonly choices: readonly EndpointChoice[]
  /** Values to try it with, by field name; only a simulated endpoint has any. */
  readonly sample: Readonly<Record<string, string>>
  /** Our clock, in milliseconds since 1970. */
  readonly now: number
}

/** A token that was issued a moment ago, so that not every look asks for another one. */
export interface KnownToken {
  readonly token: string
  readonly tokenEndsAt: number
  readonly claims: TokenClaims | null
}

/** What a step looks with. */
export interface LookContext extends StepContext {
  readonly reach: Reach
  /** Opens the stored secret; undefined where none is stored. */
  readonly credential: () => Promise<ClientCredential | undefined>
  readonly knownToken: () => KnownToken | undefined
  readonly keepToken: (token: KnownToken) => void
}

/** What a look has seen. */
export interface Seen {
  readonly findings: readonly Finding[]
  /** Only a probe makes a step done. */
  readonly done: boolean
  /** What was seen when it is done. */
  readonly summary?: string
  readonly found?: SetupFound
  /** How long it makes sense to look again by itself, in milliseconds. @default the usual time */
  readonly watchMs?: number
}

/** Values of a form, as they came. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** What was read from a form. */
export interface Reading {
  readonly answers: Partial<SetupAnswers>
  /** The value goes to the vault at once, and nowhere else; without one, what is stored is kept. */
  readonly secret?: { readonly value?: string; readonly endsOn: string }
}

export interface Explained {
  readonly intro: string
  readonly instructions: Instruction[]
  readonly help: { id: string; question: string; answer: string }[]
  readonly next: string
}

/** One step of a set-up: how it looks, what it explains, what it asks for. */
export interface Step {
  readonly id: StepId
  readonly title: string
  readonly who: Mender
  /** Why it is not needed here; undefined where it is. */
  readonly notNeeded?: (context: StepContext) => string | undefined
  readonly fields: (context: StepContext) => Field[]
  /** Label of the button; null where nothing is asked. */
  readonly submit: string | null
  /** Checks and cleans what was typed. @throws Fault `request.invalid` with the field, `net.forbidden` */
  readonly read?: (values: Values, context: StepContext) => Reading
  /** Undefined where there is nothing to look at yet, because a value is missing. */
  readonly look: (context: LookContext) => Promise<Seen | undefined>
  readonly explain: (context: StepContext) => Explained
}

/** Longest a field may be trusted to be a date: the admin center offers 730 days. */
export const dayMs = 86_400_000

/** The day of a moment, `YYYY-MM-DD`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
