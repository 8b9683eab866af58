/** What was asked of an environment as a whole. */
export interface EnvironmentOperation {
  readonly id: string
  readonly type: 'create' | 'copy' | 'rename' | 'softDelete' | 'recover'
  /** Name and kind of the environment when it was asked. */
  readonly environmentName: string
  readonly environmentType: string
  readonly productFamily: string
  readonly createdAt: number
  readonly endsAt: number
  readonly createdBy: string
  readonly parameters: Readonly<Record<string, string>>
  isDone: boolean
}

/** When an environment may be updated, as its administrator chose. */
export interface UpdateWindow {
  /** `HH:mm` in that time zone. */
  readonly start: string
  readonly end: string
  /** Windows name of the time zone. */
  readonly timeZoneId: string
}
