import type { CallOf, Contract, Integration } from '@landbridge/contract'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import type { Outside } from '../outside.ts'
import { readText } from '../read-json.ts'
import type { Session } from '../session.ts'

/** How the vendor's own application proves who it is, as a command line says it. */
export interface AppOptions {
  readonly clientId?: string
  readonly expires?: string
  readonly certificateFile?: string
  readonly newCertificate?: boolean
  readonly federated?: boolean
}

type AppDraft = NonNullable<CallOf<Contract['integrations.create']>['app']>

/** The variable from which a client secret is read: it must not stand on a command line, where others see it. */
const secretVariable = 'LANDBRIDGE_APP_SECRET'

/** Adds the options that say how the application proves who it is. */
export const withCredential = (command: Command): Command =>
  command
    .option('--expires <day>', `when the client secret of ${secretVariable} expires`)
    .option('--certificate-file <file>', 'instead: a certificate with its private key in PEM form, or - for stdin')
    .option('--new-certificate', 'instead: a certificate that Landbridge makes; its public part is printed')
    .option('--federated', 'instead: what Landbridge signs; issuer, subject and audience are printed')

/** What the options ask to be stored; undefined where they name no application. */
export const readApp = async (outside: Outside, options: AppOptions): Promise<AppDraft | undefined> => {
  const { clientId, certificateFile, newCertificate, federated, expires } = options
  const others = [certificateFile !== undefined, newCertificate === true, federated === true].filter(Boolean).length
  if (others > 1 || (others === 1 && expires !== undefined))
    throw new Complaint('usage', 'Choose one kind of credential: a secret, a certificate or a federated credential.')
  if (clientId === undefined) {
    if (others > 0) throw new Complaint('usage', 'Nothing says which application it is for.', 'Give --client-id.')
    return undefined
  }
  if (certificateFile !== undefined)
    return { clientId, certificatePem: await readText(outside, '--certificate-file', certificateFile) }
  if (newCertificate === true) return { clientId, kind: 'certificate' }
  if (federated === true) return { clientId, kind: 'federated' }
  const secret = outside.env[secretVariable]
  if (secret === undefined || secret === '')
    throw new Complaint(
      'usage',
      'The client secret is missing.',
      `Put it into the variable ${secretVariable}, or give --certificate-file, --new-certificate or --federated.`,
    )
  if (expires === undefined)
    throw new Complaint('usage', 'Nothing says when the client secret expires.', 'Give --expires YYYY-MM-DD.')
  return { clientId, secret, endsOn: expires }
}

/** Says what is left to be done at Microsoft for the stored credential, and prints what is taken there. */
export const tellCredential = (
  { output }: Session,
  { app, federation }: Pick<Integration, 'app' | 'federation'>,
  write: (text: string) => void = output.answer,
): void => {
  const { kind, hint, endsOn, certificatePem } = app?.credential ?? {}
  if (kind === 'certificate') {
    output.say(`The certificate has the thumbprint ${hint} and expires on ${endsOn}.`)
    output.say('Upload this public part under Certificates & secrets, Certificates, of the app registration:')
    if (certificatePem) write(certificatePem.trimEnd())
  }
  if (kind === 'federated') {
    output.say('Enter this under Certificates & secrets, Federated credentials, of the app registration,')
    output.say('with the scenario Other issuer:')
    const { issuer, subject, audience } = federation
    for (const [label, value] of Object.entries({ Issuer: issuer, Subject: subject, Audience: audience }))
      write(`${label}: ${value}`)
  }
}
