import type { Scenario } from '../scenario.ts'

/** Where a problem begins, and thus who can mend it: one of Microsoft's services, their administrators, the way between, or the program. */
export type ProblemStart = 'entra' | 'graph' | 'bc' | 'admin' | 'network' | 'client'

/**
 * Who brings the signal about. `service`: the world or a service is not as the program expects, and the program itself
 * does right. `caller`: the program was given something wrong, or sends it; the scenario holds exactly that.
 */
export type ProblemKind = 'service' | 'caller'

/** A program that meets the problem: what it does is the same with and without the scenario. */
export type ProgramName =
  | 'app asks for a token'
  | 'app reads customers'
  | 'app reads companies'
  | 'app changes a customer'
  | 'app lists its environments'
  | 'app administers environments'
  | 'app uploads an extension'
  | 'app installs by the admin center'
  | 'app with a certificate asks for a token'
  | 'app with a federated credential asks for a token'
  | 'administrator consents by link'
  | 'person signs in'
  | 'person reads customers'
  | 'connection of a person is renewed'
  | 'wizard registers an application'
  | 'wizard grants a role'
  | 'program sends its request'

/** What tells the problem; all that is said must be seen. */
export interface ProblemSignal {
  readonly status?: number
  /** `error.code`, or `error` of sign-in. */
  readonly code?: string
  readonly aadsts?: number
  /** Part of the body, compared in lower case. */
  readonly fragment?: string
  /** A list that is answered with 200 and nothing in it. */
  readonly empty?: true
  /** No answer at all: the connection ends. */
  readonly broken?: true
}

/** A request exactly as an unlucky program sends it; names in braces come from the program's environment. */
export interface CallerRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** The body as it is. */
  readonly text?: string
  readonly form?: Readonly<Record<string, string>>
}

/** One row: a problem with its cause, and how it is shown. */
export interface Problem {
  /** The cause, `P01` to `P72`, and a letter where one cause has several signals: `P06b`. */
  readonly id: string
  readonly cause: string
  readonly section: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
  readonly title: string
  /** How often people meet it, judged from public threads: 3 very common, 2 common, 1 occasional. */
  readonly frequency: 1 | 2 | 3
  readonly startsAt: ProblemStart
  readonly flow: readonly ('s2s' | 'delegated')[]
  readonly kind: ProblemKind
  readonly scenario: Scenario
  /** Which program meets it. */
  readonly program: ProgramName
  readonly signal: ProblemSignal
  /** What the program sends in place of its own requests; the last answer has the signal. */
  readonly requests?: readonly CallerRequest[]
}

/** A problem that no server shows, and why. */
export interface UnseenProblem {
  readonly cause: string
  readonly title: string
  readonly because: string
}

/** A row as it is written: what can be told from the rest is left out. */
export type ProblemRow = Omit<Problem, 'cause' | 'section' | 'scenario'> & {
  readonly steps: Scenario['steps']
  readonly shows?: string
}

/** Completes the rows of a section. */
export const sectionOf =
  (section: Problem['section']) =>
  (rows: readonly ProblemRow[]): readonly Problem[] =>
    rows.map(({ steps, shows, ...row }) => ({
      ...row,
      section,
      cause: row.id.slice(0, 3),
      scenario: { id: row.id, title: row.title, ...(shows !== undefined && { shows }), steps },
    }))
