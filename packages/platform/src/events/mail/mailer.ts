import { Fault } from '@landbridge/model'
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for the same letter, so that a second copy is known for one. */
  readonly messageId: string
}

/** The way to the mail server. */
export interface Mailer {
  readonly from: string
  /**
   * Hands a letter over, and waits until the mail server has taken it.
   *
   * @returns What the mail server said.
   * @throws MailRefused It says whether another time may do.
   */
  readonly send: (letter: Letter) => Promise<string>
  readonly close: () => void
}

/** Longest waits, in milliseconds. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 15_000 }

/** Why a letter was not taken. */
export class MailRefused extends Fault {
  /** Whether the mail server refused it for good, so that another time does not help. */
  readonly isFinal: boolean

  constructor(message: string, isFinal: boolean) {
    super('notice.mail_refused', { message })
    this.isFinal = isFinal
  }
}

/** Opens the way to the mail server; undefined where none is configured. Nothing is connected before the first letter. */
export const createMailer = ({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | undefined => {
  if (smtpUrl === undefined || mailFrom === undefined) return undefined
  const { username, hostname, protocol } = new URL(smtpUrl)
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  const transport = createTransport({
    url: smtpUrl,
    ...timeouts,
    // A password is not sent in the clear, unless to this machine.
    ...(username !== '' && protocol === 'smtp:' && !isLocal && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    from: mailFrom,
    send: async (letter) => {
      try {
        const { response } = await transport.sendMail({
          from: mailFrom,
          ...letter,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        return response
      } catch (error) {
        throw refusalOf(error)
      }
    },
    close: () => transport.close(),
  }
}

const reasons: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server did not accept user and password.',
  EDNS: 'The name of the mail server is unknown.',
  ECONNECTION: 'The mail server does not answer.',
  ESOCKET: 'The mail server does not answer.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  ETLS: 'No encrypted connection to the mail server came about.',
  EENVELOPE: 'The mail server refused sender or recipient.',
  EMESSAGE: 'The mail server refused the mail.',
}

/** The text of the library may hold the address with its password; only code and status are passed on. */
const refusalOf = (error: unknown): MailRefused => {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number }
  const reason = reasons[code] ?? 'The mail server did not take the mail.'
  const status = responseCode === undefined ? '' : ` It answered ${responseCode}.`
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return new MailRefused(`${reason}${status}`, isFinal)
}
