import { Fault } from '@landbridge/model'
import pino, { type Logger } from 'pino'

/** Where the platform writes what happens. Never given a secret, a token or a record. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** Names under which a secret might be handed in by mistake. The rule is to hand none in; this is the net below it. */
const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'current',
  'secret',
  'clientSecret',
  'client_secret',
  'client_assertion',
  'ticket',
  'token',
  'access_token',
  'refresh_token',
  'key',
  'databaseUrl',
  'connectionString',
]

// `fast-redact`, which pino uses, knows no deep wildcard: each name is given for the depths that occur.
const redacted = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`, `*.*.*["${name}"]`])

/** What the log shows of an error: of a fault its code and details, of others the stack; never their other properties. */
const showError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  const shown = { type: error.name, message: error.message, ...(code === undefined ? {} : { code }) }
  if (error instanceof Fault) return { ...shown, ...error.details, ...cause(error) }
  return { ...shown, stack: error.stack, ...cause(error) }
}

const cause = (error: Error) => (error.cause === undefined ? {} : { cause: showError(error.cause) })

/**
 * Makes the log: one JSON line per event.
 *
 * @param options.to Where the lines go. @default standard output
 */
export const createLog = (options: { readonly level: LogLevel; readonly to?: { write(line: string): void } }): Log =>
  pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: showError },
      redact: { paths: redacted, censor: '(hidden)' },
    },
    options.to ?? pino.destination({ fd: 1, sync: true }),
  )
