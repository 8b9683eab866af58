import type { ClientCredential, SignedIn, SignInTies, TokenClaims, TokenSource } from '@landbridge/auth'
import type {
  EndpointChoice,
  Field,
  Flow,
  Instruction,
  Needs,
  SetupStep,
  StepId,
  StepProgress,
} from '@landbridge/contract'
import type { Finding, Reach, WantedEntity } from '@landbridge/diagnosis'
import type { Endpoints, Fault, Mender } from '@landbridge/model'
import type { Federation } from '../connections/federation.ts'
import type { Desk } from '../extensions/desk.ts'
import type { StoredExtension } from '../store/tables/integrations.ts'
import type { Again, SetupAnswers, SetupFound } from '../store/tables/setups.ts'

/** What a step knows when it explains itself: all of it is stored, nothing is asked. */
export interface StepContext {
  readonly integration: {
    readonly id: string
    readonly name: string
    readonly flow: Flow
    /** Client id of the vendor's own app registration, where connections act as that; null where they do not. */
    readonly clientId: string | null
    /** Client id of the application through which an administrator signs in, so that we may register another. */
    readonly signInClientId: string | null
    readonly wanted: readonly WantedEntity[]
    readonly needs: Needs
    /** The extension that customers need; null where there is none. */
    readonly extension: StoredExtension | null
  }
  readonly account: { readonly id: string; readonly name: string }
  readonly answers: SetupAnswers
  readonly found: SetupFound
  /** Present where the set-up is for a connection that exists already. */
  readonly again: Again | null
  /** What the application has to trust where it shall need no secret; null where nothing is known of it. */
  readonly federation: Federation | null
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
  /** Opens the credential of the application; undefined where none is stored. */
  readonly credential: () => Promise<ClientCredential | undefined>
  /** Renews the token of the person who signed in; undefined where nobody did. */
  readonly signIn: () => TokenSource | undefined
  readonly knownToken: () => KnownToken | undefined
  readonly keepToken: (token: KnownToken) => void
  /** Where the extension is installed; undefined where there is no connection. */
  readonly extensions: () => Desk | undefined
}

/** A finding as a step shows it. */
export interface SeenFinding extends Finding {
  /** Nothing is wrong: somebody has yet to do this. */
  readonly waitingFor?: string
}

/** What a look has seen. */
export interface Seen {
  readonly findings: readonly SeenFinding[]
  /** Only a probe makes a step done. */
  readonly done: boolean
  /** What was seen when it is done. */
  readonly summary?: string
  /** Long work that goes on by itself. */
  readonly progress?: StepProgress
  readonly found?: SetupFound
  /** How long it makes sense to look again by itself, in milliseconds. @default the usual time */
  readonly watchMs?: number
  /** How often, in milliseconds. @default the usual time */
  readonly watchEveryMs?: number
}

/** Values of a form, as they came. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** What was read from a form. */
export interface Reading {
  readonly answers: Partial<SetupAnswers>
  /** It goes to the vault at once, and nowhere else. */
  readonly secret?: GivenCredential
}

/** What a customer's own application is to prove with who it is. */
export type GivenCredential =
  /** Without a value, what is stored is kept. */
  | { readonly kind: 'secret'; readonly value?: string; readonly endsOn: string }
  | { readonly kind: 'certificate'; readonly certificatePem: string; readonly privateKeyPem: string }
  /** To be made here; one that was made in this set-up is kept. */
  | { readonly kind: 'new-certificate'; readonly uploaded: boolean }
  | { readonly kind: 'federated' }
  /** What is stored, whatever it is. */
  | { readonly kind: 'stored' }

type Help = SetupStep['explain']['help'][number]

export interface Explained {
  readonly intro: string
  readonly instructions: Instruction[]
  readonly help: Help[]
  readonly next: string
}

/** What a person's way to Microsoft's pages is made of. */
export interface LeaveContext extends StepContext {
  readonly reach: Reach
  readonly credential: () => Promise<ClientCredential | undefined>
  /** The credential of the application through which an administrator signs in; undefined where there is none. */
  readonly signInCredential: () => Promise<ClientCredential | undefined>
  /** Where Microsoft sends the browser back to. */
  readonly callbackUrl: string
  readonly ties: SignInTies
}

/** How a person came back. */
export type Returned =
  /** Go on with another address of Microsoft's, in the same browser. */
  | { readonly next: 'sign-in'; readonly tenantId: string }
  /** Something to be stored as the answer of the step. */
  | { readonly answers: Partial<SetupAnswers>; readonly found: SetupFound; readonly refreshToken?: string }
  /** What was refused, to be shown at the step. */
  | { readonly findings: readonly Finding[] }
  /** An administrator signed in at Graph, or was refused; it is no answer of the step. */
  | { readonly administrator: SignedIn | Fault }

/** A person's way from a step to Microsoft's pages and back, in one or two legs. */
export interface Leave {
  /** Label of the button. */
  readonly label: string
  /** Where it is there at all. @default always */
  readonly when?: (context: StepContext) => boolean
  /** With the sign-in we make the registration by ourselves; it is also for taking that back, after the set-up. */
  readonly registers?: true
  readonly firstLeg: 'consent' | 'sign-in'
  /** @param tenantId The directory that the leg before came back with. */
  readonly url: (leg: 'consent' | 'sign-in', context: LeaveContext, tenantId: string | undefined) => Promise<string>
  readonly back: (
    leg: 'consent' | 'sign-in',
    query: URLSearchParams,
    context: LeaveContext,
    tenantId: string | undefined,
  ) => Promise<Returned>
}

/** One step of a set-up: how it looks, what it explains, what it asks for. */
export interface Step {
  readonly id: StepId
  /** The flows that have it. @default all */
  readonly flows?: readonly Flow[]
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
  /** Present where a person goes to Microsoft's pages and comes back. */
  readonly leave?: Leave
  readonly explain: (context: StepContext) => Explained
}

/** The way to Microsoft's pages that a step has in this set-up. */
export const leaveOf = (step: Step | undefined, context: StepContext): Leave | undefined =>
  step?.leave?.when?.(context) === false ? undefined : step?.leave

/** Longest a field may be trusted to be a date: the admin center offers 730 days. */
export const dayMs = 86_400_000

/** The day of a moment, `YYYY-MM-DD`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
