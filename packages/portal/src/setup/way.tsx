import type { Registering, Setup, StepId } from '@landbridge/contract'
import { createContext, use } from 'react'
import type { StepValues } from './form-values.ts'

/** How somebody works at a set-up: with an account here, or with a link from whoever has one. */
export interface Way {
  /** Came by a link: sees their own steps only, and nothing of the portal. */
  readonly isGuest: boolean
  /** Stands in a frame, where Microsoft's pages refuse to be shown: they get a window of their own. */
  readonly isFramed: boolean
  /** Reads again what others, or another window, may have done. */
  readonly refresh: () => void
  readonly answer: (step: StepId, values: StepValues) => Promise<Setup>
  readonly look: (step: StepId) => Promise<Setup>
  /**
   * @param stays Comes back to this very step, which is done, not to the current one.
   * @returns The address at which Microsoft's pages begin.
   */
  readonly leave: (step: StepId, stays: boolean) => Promise<string>
  /** The app registration that Landbridge makes with the sign-in of an administrator. */
  readonly registering: {
    readonly key: readonly unknown[]
    readonly read: (signal: AbortSignal) => Promise<Registering>
    readonly start: (agreed: Agreed) => Promise<Registering>
    readonly undo: () => Promise<Registering>
  }
}

/** The plan that was agreed to, with the credential that was chosen. */
export interface Agreed {
  readonly planId: string
  readonly credential: Registering['credentials'][number]['kind']
}

const WayContext = createContext<Way | undefined>(undefined)

export const WayProvider = WayContext.Provider

export const useWay = (): Way => {
  const way = use(WayContext)
  if (way === undefined) throw new TypeError('A step is shown outside of a set-up.')
  return way
}
