import { isAbsolute, resolve } from 'node:path'
import { inspect } from 'node:util'
import { Fault } from '@landbridge/model'
import type { LogLevel } from './log.ts'

/** The configuration, read from the environment once. Shown or logged, its secrets are `(set)`. */
export interface Config {
  /** Folder of the embedded store, and of a generated key; absolute. */
  readonly dataDir: string
  /** Address to listen on. */
  readonly host: string
  /** Port to listen on; 0 for any that is free. */
  readonly port: number
  /** Address under which people reach the platform, without a slash at the end; undefined where it is the one listened on. */
  readonly publicUrl: string | undefined
  /** An external PostgreSQL; undefined for the embedded one. Holds a password. */
  readonly databaseUrl: string | undefined
  /** The key-encryption key: 32 bytes in base64. */
  readonly key: string | undefined
  /** File with such a key. */
  readonly keyFile: string | undefined
  /** Hosts that may be reached besides Microsoft's; `name` or `name:port`. */
  readonly allowedHosts: readonly string[]
  readonly logLevel: LogLevel
  /** Milliseconds from one scheduled check of a connection to the next. */
  readonly checkEveryMs: number
  /** The mail server for notices; undefined for none. Holds a password. */
  readonly smtpUrl: string | undefined
  /** Sender of mails: an address, or `Name <address>`. */
  readonly mailFrom: string | undefined
  /** Hosts that webhooks may reach although they are not public, also by http; `name` or `name:port`. */
  readonly webhookHosts: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<T> = { readonly value: T } | { readonly wrong: string }

const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const secretFields = ['databaseUrl', 'key', 'smtpUrl'] as const

const readUrl = (text: string, schemes: readonly string[], example: string): Read<URL> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && schemes.includes(url.protocol) ? { value: url } : { wrong: `must be an address such as ${example}` }
}

const readHosts = (text: string): Read<readonly string[]> => {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== '')
  const wrong = hosts.find((host) => !/^([\w.-]+|\[[\da-f:]+\])(:\d{1,5})?$/i.test(host))
  return wrong === undefined
    ? { value: hosts.map((host) => host.toLowerCase()) }
    : { wrong: `holds ${JSON.stringify(wrong)}, which is not a host name with or without port` }
}

/** Whole hours or days in milliseconds; from an hour to 30 days. */
const readInterval = (text: string): Read<number> => {
  const [, count, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? []
  const hours = Number(count) * (unit === 'd' ? 24 : 1)
  return hours >= 1 && hours <= 720
    ? { value: hours * 3_600_000 }
    : { wrong: 'must be hours or days from 1h to 30d, such as 6h or 2d' }
}

const readers = {
  LANDBRIDGE_DATA: (text = '.landbridge'): Read<string> => ({ value: isAbsolute(text) ? text : resolve(text) }),
  LANDBRIDGE_HOST: (text = '127.0.0.1'): Read<string> =>
    /^[\w.:-]+$/.test(text) ? { value: text } : { wrong: 'must be an IP address or a host name' },
  LANDBRIDGE_PORT: (text = '7600'): Read<number> =>
    /^\d{1,5}$/.test(text) && Number(text) <= 65_535
      ? { value: Number(text) }
      : { wrong: 'must be a number from 0 to 65535' },
  LANDBRIDGE_PUBLIC_URL: (text?: string): Read<string | undefined> => {
    if (text === undefined) return { value: undefined }
    const read = readUrl(text, ['http:', 'https:'], 'https://landbridge.example.com')
    if ('wrong' in read) return read
    const { origin, pathname, search, hash, username } = read.value
    return pathname === '/' && search === '' && hash === '' && username === ''
      ? { value: origin }
      : { wrong: 'must be without path, query and user' }
  },
  DATABASE_URL: (text?: string): Read<string | undefined> => {
    if (text === undefined) return { value: undefined }
    const read = readUrl(text, ['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/landbridge')
    return 'wrong' in read ? read : { value: text }
  },
  LANDBRIDGE_KEY: (text?: string): Read<string | undefined> =>
    text === undefined || isKey(text)
      ? { value: text }
      : { wrong: 'must be 32 random bytes in base64, for example from: openssl rand -base64 32' },
  LANDBRIDGE_KEY_FILE: (text?: string): Read<string | undefined> => ({
    value: text === undefined ? undefined : resolve(text),
  }),
  LANDBRIDGE_ALLOWED_HOSTS: (text = ''): Read<readonly string[]> => readHosts(text),
  LANDBRIDGE_WEBHOOK_HOSTS: (text = ''): Read<readonly string[]> => readHosts(text),
  LANDBRIDGE_SMTP_URL: (text?: string): Read<string | undefined> => {
    if (text === undefined) return { value: undefined }
    const read = readUrl(text, ['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com:465')
    return 'wrong' in read ? read : { value: text }
  },
  LANDBRIDGE_MAIL_FROM: (text?: string): Read<string | undefined> =>
    text === undefined || /^([^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(text)
      ? { value: text }
      : { wrong: 'must be an address such as Landbridge <landbridge@example.com>' },
  LANDBRIDGE_CHECK_EVERY: (text = '1d'): Read<number> => readInterval(text),
  LANDBRIDGE_LOG: (text = 'info'): Read<LogLevel> =>
    levels.includes(text as LogLevel) ? { value: text as LogLevel } : { wrong: `must be one of ${levels.join(', ')}` },
}

/** Whether a text is 32 bytes in base64 or base64url. */
export const isKey = (text: string): boolean =>
  /^[\w+/-]{43}=?$/.test(text.trim()) && Buffer.from(text.trim(), 'base64').length === 32

/**
 * Reads the configuration.
 *
 * @param environment Usually `process.env`. An empty value counts as none.
 * @throws Fault `config.invalid` that names every variable that is wrong, never its value where it is a secret
 */
export const readConfig = (environment: Environment): Config => {
  const wrong: string[] = []
  const read = <T>(name: keyof typeof readers, reader: (text?: string) => Read<T>): T => {
    const text = environment[name]?.trim()
    const result = reader(text === '' ? undefined : text)
    if ('value' in result) return result.value
    wrong.push(`${name} ${result.wrong}`)
    return undefined as T
  }
  const config = {
    dataDir: read('LANDBRIDGE_DATA', readers.LANDBRIDGE_DATA),
    host: read('LANDBRIDGE_HOST', readers.LANDBRIDGE_HOST),
    port: read('LANDBRIDGE_PORT', readers.LANDBRIDGE_PORT),
    publicUrl: read('LANDBRIDGE_PUBLIC_URL', readers.LANDBRIDGE_PUBLIC_URL),
    databaseUrl: read('DATABASE_URL', readers.DATABASE_URL),
    key: read('LANDBRIDGE_KEY', readers.LANDBRIDGE_KEY),
    keyFile: read('LANDBRIDGE_KEY_FILE', readers.LANDBRIDGE_KEY_FILE),
    allowedHosts: read('LANDBRIDGE_ALLOWED_HOSTS', readers.LANDBRIDGE_ALLOWED_HOSTS),
    checkEveryMs: read('LANDBRIDGE_CHECK_EVERY', readers.LANDBRIDGE_CHECK_EVERY),
    logLevel: read('LANDBRIDGE_LOG', readers.LANDBRIDGE_LOG),
    smtpUrl: read('LANDBRIDGE_SMTP_URL', readers.LANDBRIDGE_SMTP_URL),
    mailFrom: read('LANDBRIDGE_MAIL_FROM', readers.LANDBRIDGE_MAIL_FROM),
    webhookHosts: read('LANDBRIDGE_WEBHOOK_HOSTS', readers.LANDBRIDGE_WEBHOOK_HOSTS),
  }
  if (config.key !== undefined && config.keyFile !== undefined) {
    wrong.push('LANDBRIDGE_KEY and LANDBRIDGE_KEY_FILE exclude each other')
  }
  if (config.smtpUrl !== undefined && config.mailFrom === undefined && wrong.length === 0) {
    wrong.push('LANDBRIDGE_MAIL_FROM is needed with LANDBRIDGE_SMTP_URL')
  }
  if (wrong.length > 0)
    throw new Fault('config.invalid', { message: `The configuration is not valid: ${wrong.join('; ')}.` })
  return hideSecrets(config)
}

/** Gives a configuration that may be printed or logged by mistake without showing a secret. */
export const hideSecrets = (config: Config): Config => {
  const shown = () => ({
    ...config,
    ...Object.fromEntries(secretFields.map((field) => [field, config[field] === undefined ? undefined : '(set)'])),
  })
  const hidden: Config = { ...config }
  Object.defineProperty(hidden, 'toJSON', { value: shown })
  Object.defineProperty(hidden, inspect.custom, { value: shown })
  return Object.freeze(hidden)
}
