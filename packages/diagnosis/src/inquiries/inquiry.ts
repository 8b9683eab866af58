import type { ClientCredential, TokenClaims, TokenSource } from '@landbridge/auth'
import type { Endpoints, Fault } from '@landbridge/model'
import type { Clue, ClueName } from '../clues.ts'
import type { ListedEnvironment, Reach, VisibleCompany } from '../facts.ts'
import type { Evidence } from '../finding.ts'
import type { WantedEntity } from '../probes/wanted-entity.ts'
import type { Sent } from '../reading/sent.ts'

/** What is known of a failing connection so far. Inquiries need some of it, and add to it. Holds secrets. */
export interface Known {
  readonly endpoints: Endpoints
  readonly tenant: string
  readonly tenantId: string
  readonly clientId: string
  readonly credential: ClientCredential
  readonly signIn: TokenSource
  /** What the program asks for, where that is its own choice. */
  readonly scope: string
  /** Directory in which the application was registered, where that is another one. */
  readonly home: string
  readonly environmentName: string
  /** In the exact spelling where it is listed, else as typed. */
  readonly environment: string
  readonly environments: readonly ListedEnvironment[]
  /** For Business Central. */
  readonly token: string
  readonly claims: TokenClaims | null
  readonly companies: readonly VisibleCompany[]
  readonly wanted: readonly WantedEntity[]
  readonly sent: Sent
  /** Address of the request that failed, where it only read and may be sent again. */
  readonly again: string
  readonly extensionId: string
  readonly person: string
  /** Gives tokens for Microsoft Graph; asked only where one of them would help. */
  readonly graph: TokenSource
  readonly graphToken: string
}

export type KnownName = keyof Known

/** What an inquiry has found. */
export interface Learned {
  readonly clues: readonly Clue[]
  readonly known?: Partial<Known>
  /** The refusal that it met, which is the failure itself where none was given. */
  readonly refusal?: { readonly fault: Fault; readonly method: string; readonly path: string }
  /** A list that came empty, which is a failure too. */
  readonly empty?: { readonly method: string; readonly path: string }
  readonly evidence?: readonly Evidence[]
}

/** One small question of a diagnosis. It leaves no trace. */
export interface Inquiry {
  readonly name: string
  /** What is asked, for a person. */
  readonly asks: string
  /** Requests that it sends at most. */
  readonly requests: number
  readonly needs: readonly KnownName[]
  readonly gives: readonly KnownName[]
  readonly tells: readonly ClueName[]
  /** Whether what is known makes it pointless. */
  readonly isIdle?: (known: Partial<Known>) => boolean
  /** @throws nothing of Microsoft's: refusals and silence are learned from. */
  readonly look: (known: Known, reach: Reach) => Promise<Learned>
}
