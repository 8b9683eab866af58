import type { Fault } from '@landbridge/model'

/** What the body of a run works with. Whatever may differ on a second reading belongs into a step. */
export interface Run {
  readonly id: string
  /**
   * Does something once and remembers the result. After a crash the step in flight is done again, so it must bear that;
   * a finished step is not. Results are stored as they are: plain values, never a secret. A `Fault` thrown inside comes
   * out as a `Fault`, also after a restart; any other error as the fault `internal`.
   *
   * @param name Stable within the run, for people and for the history.
   */
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>
  /** Waits, also across restarts: it ends at the moment that was set when it was first reached. @param ms Milliseconds. */
  readonly sleep: (ms: number) => Promise<void>
}

/** A kind of run, to be started many times. */
export interface RunKind<Input> {
  readonly name: string
  /**
   * Starts a run; also from within a step of another, and then it is not part of that. With an id that was started before
   * it does nothing: the first input counts.
   */
  readonly start: (runId: string, input: Input) => Promise<void>
}

export type RunState = 'running' | 'done' | 'failed' | 'cancelled'

/** A run as seen from outside. */
export interface RunView {
  readonly id: string
  readonly kind: string
  readonly state: RunState
  readonly createdAt: Date
  readonly updatedAt: Date
  /** What the body of a run that is done gave back. */
  readonly output: unknown
  /** Why a run failed. */
  readonly fault: Fault | undefined
}

export interface RunFilter {
  readonly kind?: string
  readonly state?: RunState
  /** At most so many. @default 100 */
  readonly limit?: number
}

/** Durable runs: none is lost, and none runs twice at once, whichever process ends when. */
export interface Runs {
  /** Says what a kind of run does; input and output are plain values, stored as they are. Before `launch`, in every process. */
  readonly define: <Input>(name: string, body: (run: Run, input: Input) => Promise<unknown>) => RunKind<Input>
  readonly find: (runId: string) => Promise<RunView | undefined>
  /** Newest first; without outputs. */
  readonly list: (filter?: RunFilter) => Promise<readonly RunView[]>
  /** Ends a run before its next step; it is no fault when it has ended already or never was. */
  readonly cancel: (runId: string) => Promise<void>
  /** Waits until a run has ended, in whichever process. */
  readonly settled: (runId: string) => Promise<RunView>
  /** Begins to work: also on runs that ended processes have left. */
  readonly launch: () => Promise<void>
  /** Ends the work here, after the steps in flight; unfinished runs go on in another process or at the next start. */
  readonly stop: () => Promise<void>
}
