/** One request inside a batch. */
export interface Part {
  /** Null where the caller gave none. */
  readonly id: string | null
  readonly method: string
  readonly url: string
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Ids of earlier parts, or names of earlier groups, that must have gone well. */
  readonly dependsOn: readonly string[]
  readonly group: string | undefined
}

/** The answer to one part. */
export interface PartAnswer {
  readonly id: string | null
  readonly group: string | undefined
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
