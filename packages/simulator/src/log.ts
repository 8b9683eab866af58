/** Facts beside a log line: identifiers and counts, never a token, a secret or a record. */
export type LogDetails = Readonly<Record<string, string | number | boolean | undefined>>

export type LogLevel = 'info' | 'warning' | 'error'

export interface LogLine {
  /** Real time, in milliseconds since 1970; the simulated clock may be days ahead. */
  readonly at: number
  readonly level: LogLevel
  readonly message: string
  readonly details: LogDetails
}

/** Where the faces say what an operator should know: above all, what was asked and is not simulated. */
export interface Log {
  info(message: string, details?: LogDetails): void
  warn(message: string, details?: LogDetails): void
  error(message: string, details?: LogDetails): void
  /** The last lines, oldest first. */
  lines(): readonly LogLine[]
}

/**
 * Keeps the last lines, and hands each to whoever wants it at once.
 *
 * @param write Called for each line. @default nothing
 * @param keep  How many lines are kept. @default 1_000
 */
export const startLog = (write: (line: LogLine) => void = () => {}, keep = 1_000): Log => {
  const lines: LogLine[] = []
  const add =
    (level: LogLevel) =>
    (message: string, details: LogDetails = {}): void => {
      const line = { at: Date.now(), level, message, details }
      lines.push(line)
      if (lines.length > keep) lines.shift()
      write(line)
    }
  return { info: add('info'), warn: add('warning'), error: add('error'), lines: () => lines }
}
