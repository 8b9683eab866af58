import type { AppManifest } from './manifest.ts'

/** All that is known of an extension from its file. */
export interface AppFacts extends AppManifest {
  /** Of this one build: it changes with every compilation. */
  readonly packageId: string
  /** Size of the file in bytes. */
  readonly bytes: number
  /** Whether a signature follows the content; it is not checked here. */
  readonly signed: boolean
  /** Whether the AL source is inside. */
  readonly hasSource: boolean
  readonly warnings: readonly AppWarning[]
}

/** Something to know before the extension is installed; it stops nothing. */
export interface AppWarning {
  /** Stable name, for example `id_range`. */
  readonly id: string
  readonly text: string
}
