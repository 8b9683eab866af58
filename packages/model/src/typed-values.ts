import { businessCentralAppId, graphAppId } from './endpoints.ts'
import { readMicrosoftUrl } from './microsoft-urls.ts'

/** The fields of a form whose values people copy from Microsoft's pages. */
export type TypedValueKind = 'tenant' | 'clientId' | 'secret' | 'environment' | 'url'

/** What is wrong with a typed value. Codes are stable; a face may word them itself. */
export type TypedValueProblem =
  | 'empty'
  | 'placeholder'
  | 'not_a_guid'
  | 'zero_guid'
  | 'not_a_tenant'
  | 'tenant_not_named'
  | 'not_your_app'
  | 'secret_id'
  | 'secret_masked'
  | 'token_pasted'
  | 'url_pasted'
  | 'email_pasted'
  | 'guid_pasted'
  | 'characters'
  | 'length'
  | 'not_a_url'
  | 'not_https'
  | 'credentials_in_url'

/** A typed value after a first look. It says nothing about whether Microsoft knows the value. */
export interface TypedValue {
  /** The text without what copying adds: blanks, invisible characters, quotes. */
  readonly value: string
  /** Absent where the value has the right shape. The message never repeats a secret. */
  readonly problem?: { readonly code: TypedValueProblem; readonly message: string }
  /** What may have been meant, or what was cleaned away; `value` can be offered to be taken over. */
  readonly hint?: { readonly message: string; readonly value?: string }
}

/**
 * Checks a value at the field where it is typed, before anything is sent: GUID shapes, a Secret ID pasted as a secret,
 * invisible characters, quotes, unfilled placeholders, and addresses pasted where a part of them is wanted.
 *
 * @param kind Which field it is.
 * @param text As typed or pasted.
 */
export const checkTypedValue = (kind: TypedValueKind, text: string): TypedValue => {
  const { value, removed } = clean(text)
  if (value === '') return { value, problem: problem('empty', 'Nothing is filled in.') }
  const checked = checks[kind](value)
  if (checked.problem || checked.hint || removed === '') return checked
  return { ...checked, hint: { message: `Removed ${removed}.` } }
}

const problem = (code: TypedValueProblem, message: string): NonNullable<TypedValue['problem']> => ({ code, message })
const refuse = (value: string, code: TypedValueProblem, message: string, hint?: TypedValue['hint']): TypedValue => ({
  value,
  problem: problem(code, message),
  ...(hint && { hint }),
})
const offer = (value: string | undefined, message: string): TypedValue['hint'] =>
  value === undefined ? undefined : { value, message }

// Zero width, soft hyphen, byte order mark, direction marks: they survive copying from web pages and mails.
const invisible = /(?![\t\n\r])[\p{Cf}\p{Cc}]|\u034F/gu
const blanks = /[\s\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu
const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201C': '\u201D',
  '\u201E': '\u201C',
  '\u2018': '\u2019',
  '\u00AB': '\u00BB',
}

const clean = (text: string): { value: string; removed: string } => {
  const removed = new Set<string>()
  const visible = text.replace(invisible, () => {
    removed.add('invisible characters')
    return ''
  })
  let value = visible.replace(blanks, ' ').trim()
  if (value !== visible) removed.add('blanks')
  // `"value",` is what a line of JSON leaves behind.
  const inner = value.replace(/[,;]$/, '')
  const closing = quotes[inner[0] ?? '']
  if (closing !== undefined && inner.length > 1 && inner.endsWith(closing)) {
    value = inner.slice(1, -1).trim()
    removed.add('quotes')
  }
  return { value, removed: [...removed].join(', ') }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const anyGuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const zeroGuid = '00000000-0000-0000-0000-000000000000'
const email = /^[^\s@/]+@([^\s@/]+\.[^\s@/]+)$/
const domain = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i
// {tenant}  <tenant id>  [tenant]  ${TENANT}  %TENANT%  YOUR_TENANT_ID  xxxxxxxx-xxxx-...
const placeholder = /^(\{.*\}|<.*>|\[.*\]|\$\{?.*\}?|%.*%|(your|enter|insert|paste)[\s_-].*|x{4,}[x-]*)$/i

/** A GUID in its plain form, from `{...}`, 32 digits, or a text that holds exactly one. */
const readGuid = (value: string): { exact?: string; found?: string } => {
  const bare = value.replace(/^[{(](.*)[})]$/, '$1')
  if (guid.test(bare)) return { exact: bare.toLowerCase() }
  if (/^[0-9a-f]{32}$/i.test(bare))
    return { exact: bare.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
  const all = [...new Set(value.match(anyGuid)?.map((each) => each.toLowerCase()))]
  return all.length === 1 && all[0] !== undefined ? { found: all[0] } : {}
}

const isPlaceholder = (value: string): boolean => placeholder.test(value) && readGuid(value).exact === undefined

const notFilled = (value: string): TypedValue =>
  refuse(value, 'placeholder', 'This is the placeholder of an instruction; replace it with the real value.')

const checkTenant = (value: string): TypedValue => {
  const { exact, found } = readGuid(value)
  if (exact === zeroGuid) return refuse(value, 'zero_guid', 'This id is all zeros.')
  if (exact) return { value: exact }
  if (isPlaceholder(value)) return notFilled(value)
  if (/^(common|organizations|consumers)$/i.test(value))
    return refuse(
      value,
      'tenant_not_named',
      'This stands for many directories; the directory of the customer is needed.',
    )
  if (scheme.test(value)) {
    const { tenant } = readMicrosoftUrl(value)
    return refuse(
      value,
      'url_pasted',
      'This is an address; only the tenant is needed.',
      offer(tenant, 'The tenant of this address.'),
    )
  }
  const mail = email.exec(value)
  if (mail?.[1])
    return refuse(
      value,
      'email_pasted',
      'This is an e-mail address.',
      offer(mail[1].toLowerCase(), 'The domain of this address.'),
    )
  if (domain.test(value)) return { value: value.toLowerCase() }
  if (found)
    return refuse(value, 'not_a_tenant', 'There is more here than the id.', offer(found, 'The id in this text.'))
  if (/^[a-z0-9]{1,27}$/i.test(value))
    return refuse(
      value,
      'not_a_tenant',
      'A tenant is named by its id or by a whole domain.',
      offer(`${value.toLowerCase()}.onmicrosoft.com`, 'The first domain of a directory ends like this.'),
    )
  return refuse(value, 'not_a_tenant', 'This is neither a directory (tenant) id nor a domain.')
}

const checkClientId = (value: string): TypedValue => {
  const { exact, found } = readGuid(value)
  if (exact === zeroGuid) return refuse(value, 'zero_guid', 'This id is all zeros.')
  if (exact === businessCentralAppId || exact === graphAppId)
    return refuse(value, 'not_your_app', "This is the id of Microsoft's own application, not of the app registration.")
  if (exact) return { value: exact }
  if (isPlaceholder(value)) return notFilled(value)
  if (scheme.test(value)) {
    const { clientId } = readMicrosoftUrl(value)
    const meant = clientId ?? (/^api:/i.test(value) ? found : undefined)
    return refuse(
      value,
      'url_pasted',
      'This is an address; only the client id is needed.',
      offer(meant, 'The id in this address.'),
    )
  }
  if (email.test(value)) return refuse(value, 'email_pasted', 'This is an e-mail address.')
  if (found) return refuse(value, 'not_a_guid', 'There is more here than the id.', offer(found, 'The id in this text.'))
  const near = /^[0-9a-f-]{20,50}$/i.test(value)
  return refuse(
    value,
    'not_a_guid',
    near
      ? `An id has 36 characters in five groups; this has ${value.length} characters.`
      : 'This is not an Application (client) ID: that is a GUID of five groups.',
  )
}

const checkSecret = (value: string): TypedValue => {
  const { exact } = readGuid(value)
  if (exact)
    return refuse(
      value,
      'secret_id',
      'This is a Secret ID. Copy the column Value, which is shown only when the secret is made.',
    )
  if (isPlaceholder(value)) return notFilled(value)
  if (/^.{0,4}[*\u2022\u25CF\u2026.]{4,}$/u.test(value))
    return refuse(
      value,
      'secret_masked',
      'This is the masked form; the whole value is shown only when the secret is made.',
    )
  if (scheme.test(value)) return refuse(value, 'url_pasted', 'This is an address, not a secret.')
  if (/^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) return refuse(value, 'token_pasted', 'This is a token, not a secret.')
  if (value.includes('-----BEGIN')) return refuse(value, 'characters', 'This is a key or a certificate, not a secret.')
  if (value.includes(' ')) return refuse(value, 'characters', 'There is a blank inside; a secret has none.')
  if (!/^[\x21-\x7E]+$/.test(value))
    return refuse(
      value,
      'characters',
      'There are characters inside that no secret has; it may have been copied from a formatted text.',
    )
  if (value.length > 256) return refuse(value, 'length', 'This is longer than any client secret.')
  if (/^[0-9A-F]{40}$/i.test(value))
    return { value, hint: { message: 'This looks like the thumbprint of a certificate.' } }
  if (value.length < 16) return { value, hint: { message: 'Client secrets are longer; it may have been cut off.' } }
  return { value }
}

const checkEnvironment = (value: string): TypedValue => {
  if (scheme.test(value)) {
    const { environment } = readMicrosoftUrl(value)
    return refuse(
      value,
      'url_pasted',
      'This is an address; only the name of the environment is needed.',
      offer(environment, 'The environment of this address.'),
    )
  }
  if (isPlaceholder(value)) return notFilled(value)
  if (email.test(value)) return refuse(value, 'email_pasted', 'This is an e-mail address.')
  if (readGuid(value).exact)
    return refuse(value, 'guid_pasted', 'This is an id; environments go by the name that the admin center shows.')
  const bare = value.replace(/^\/+|\/+$/g, '')
  if (bare.length >= 30 && /^[\w-]+$/.test(bare))
    return refuse(value, 'length', 'The name of an environment has fewer than 30 characters.')
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(bare)) return { value: bare }
  return refuse(
    value,
    'characters',
    'The name of an environment starts with a letter and has letters, digits, _ and - only.',
  )
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

const checkUrl = (value: string): TypedValue => {
  if (isPlaceholder(value)) return notFilled(value)
  const url = URL.canParse(value) && scheme.test(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    const meant = `https://${value}`
    const isHost = !scheme.test(value) && URL.canParse(meant) && domain.test(new URL(meant).hostname)
    return refuse(
      value,
      'not_a_url',
      'This is not an https address.',
      offer(isHost ? meant : undefined, 'With https in front.'),
    )
  }
  if (url.username !== '' || url.password !== '')
    return refuse(value, 'credentials_in_url', 'There is a user name or password in the address; leave it out.')
  if (url.protocol === 'http:' && !loopback.test(url.hostname))
    return refuse(
      value,
      'not_https',
      'The address must start with https.',
      offer(value.replace(/^http:/i, 'https:'), 'With https.'),
    )
  if (/[{}<>]|%7B|%7D|%3C|%3E/i.test(value)) return notFilled(value)
  return { value: url.search === '' && url.hash === '' ? url.href.replace(/\/+$/, '') : url.href }
}

const checks: Readonly<Record<TypedValueKind, (value: string) => TypedValue>> = {
  tenant: checkTenant,
  clientId: checkClientId,
  secret: checkSecret,
  environment: checkEnvironment,
  url: checkUrl,
}
