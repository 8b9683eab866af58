import { entraLink, limits } from '@landbridge/model'
import type { Federation } from '../../connections/federation.ts'
import type { StoredSecret } from '../../store/tables/setups.ts'
import { dayMs, dayOf, type Explained, type StepContext } from '../step.ts'

/** Kinds of credentials as they are chosen: a certificate may be made here, or be one that is there already. */
export const choices = ['federated', 'certificate', 'own-certificate', 'secret'] as const
export type Choice = (typeof choices)[number]

/** What the stored credential was chosen as. */
export const choiceOf = ({ kind = 'secret', made }: Pick<StoredSecret, 'kind' | 'made'>): Choice =>
  kind === 'certificate' && made !== true ? 'own-certificate' : kind

/** How each is named and why one would take it; the better ones first. */
export const optionTexts: Readonly<Record<Choice, { readonly label: string; readonly detail: string }>> = {
  federated: {
    label: 'Federated credential',
    detail: 'No secret anywhere and nothing that expires: Entra trusts what Landbridge signs for this connection.',
  },
  certificate: {
    label: 'Certificate made by Landbridge',
    detail: 'The private key never leaves the vault; only the public part is uploaded. It lasts 365 days.',
  },
  'own-certificate': {
    label: 'Certificate of your own',
    detail: 'Where certificates have to come from your own authority. The private key is sealed here.',
  },
  secret: {
    label: 'Client secret',
    detail: 'The quickest, and the weakest: a text that works for whoever has it, and that has to be typed by hand.',
  },
}

export const advisedEnd = (now: number): string => dayOf(now + limits.secretAdvisedDays.value * dayMs)

type Texts = Pick<Explained, 'instructions' | 'help'>

const secretTexts = ({ integration, now }: StepContext, link: object): Texts => ({
  instructions: [
    {
      id: 'secret.new',
      text: 'Open Certificates & secrets and choose New client secret. 365 days (12 months) is advised; the page offers 730 days at most.',
      copy: [
        { label: 'Description', value: integration.name },
        { label: 'Expires', value: '365 days (12 months)' },
      ],
      ...link,
      menu: ['Certificates & secrets', 'Client secrets', 'New client secret', 'Add'],
    },
    {
      id: 'secret.copy',
      text: 'Copy Value at once: the page shows it only until it is left.',
      menu: ['Client secrets', 'Value'],
    },
    {
      id: 'secret.expires',
      text: `Type the date of the column Expires. Counted from today, 365 days end on ${advisedEnd(now)}.`,
    },
  ],
  help: [
    {
      id: 'secret.id_pasted',
      question: 'Value is hidden, only Secret ID can be copied.',
      answer: 'The value of an existing secret cannot be seen again. Add a new client secret, and delete the old one.',
    },
    {
      id: 'secret.wrong',
      question: 'Entra refuses a secret that was made just now.',
      answer:
        'A new secret is accepted everywhere after about two minutes; this step looks again by itself meanwhile. After that the value was cut off or belongs to another application.',
    },
    {
      id: 'secret.policy',
      question: 'New client secret is refused by a policy.',
      answer:
        'The directory forbids client secrets, or long ones. Take a certificate or a federated credential, or let an Entra administrator allow it for this application.',
    },
  ],
})

const certificateTexts = ({ answers: { secret } }: StepContext, link: object): Texts => {
  const upload = { ...link, menu: ['Certificates & secrets', 'Certificates', 'Upload certificate', 'Add'] }
  const pem = secret?.made === true && secret.kept === undefined ? secret.certificatePem : undefined
  if (secret === undefined || pem === undefined)
    return {
      instructions: [
        {
          id: 'certificate.make',
          text: 'Press the button below. Landbridge makes the certificate, and shows here the file to be uploaded.',
        },
        {
          id: 'certificate.later',
          text: 'Then open Certificates & secrets and upload it under Certificates.',
          ...upload,
        },
      ],
      help: [],
    }
  return {
    instructions: [
      {
        id: 'certificate.store',
        text: 'Store this file. It holds the public part only, and may be sent to whoever uploads it.',
        file: { name: 'landbridge.cer', text: pem },
      },
      { id: 'certificate.upload', text: 'Open Certificates & secrets and choose Upload certificate.', ...upload },
      {
        id: 'certificate.compare',
        text: 'Compare the column Thumbprint.',
        copy: [{ label: 'Thumbprint', value: secret.hint }],
      },
      {
        id: 'certificate.tell',
        text: 'This step looks by itself. Where it still waits after the upload, say below that the file is uploaded; then it tells what Entra answers.',
      },
    ],
    help: [
      {
        id: 'certificate.refused',
        question: 'Entra refuses the certificate after the upload.',
        answer:
          'It is known everywhere after about two minutes; this step looks again by itself meanwhile. After that another file was uploaded, or it was added to another application.',
      },
    ],
  }
}

const ownCertificateTexts = (link: object): Texts => ({
  instructions: [
    {
      id: 'own_certificate.upload',
      text: 'Upload the public part of your certificate: open Certificates & secrets and choose Upload certificate.',
      ...link,
      menu: ['Certificates & secrets', 'Certificates', 'Upload certificate', 'Add'],
    },
    {
      id: 'own_certificate.paste',
      text: 'Paste certificate and private key in PEM form below: everything from -----BEGIN to END-----, in any order.',
    },
  ],
  help: [
    {
      id: 'own_certificate.pfx',
      question: 'The certificate is a .pfx file.',
      answer: 'Convert it without a password: openssl pkcs12 -in certificate.pfx -nodes -out certificate.pem',
    },
  ],
})

const federatedTexts = (federation: Federation | null, link: object): Texts => ({
  instructions: [
    {
      id: 'federated.add',
      text: 'Open Certificates & secrets, then Federated credentials, and choose Add credential with the scenario Other issuer.',
      ...link,
      menu: ['Certificates & secrets', 'Federated credentials', 'Add credential', 'Other issuer'],
    },
    {
      id: 'federated.values',
      text: 'Copy these values character by character; upper and lower case count.',
      copy: federation
        ? [
            { label: 'Issuer', value: federation.issuer },
            { label: 'Subject identifier', value: federation.subject },
            { label: 'Name', value: federation.name },
            { label: 'Audience', value: federation.audience },
          ]
        : [],
    },
    { id: 'federated.look', text: 'Press the button below. It takes a few minutes until Entra knows it everywhere.' },
  ],
  help: [
    {
      id: 'federated.policy',
      question: 'Add credential is refused by a policy.',
      answer:
        'The directory allows only certain issuers. An Entra administrator can allow the issuer above, or take a certificate.',
    },
  ],
})

/** What to do for each kind; the page shows those of the chosen one. */
export const textsOf = (context: StepContext): Texts => {
  const { endpoints, answers, found, federation } = context
  const clientId = answers.registration?.clientId
  const link = clientId === undefined ? {} : { link: entraLink(endpoints, found.tenantId, 'appCredentials', clientId) }
  const byChoice: Readonly<Record<Choice, Texts>> = {
    federated: federatedTexts(federation, link),
    certificate: certificateTexts(context, link),
    'own-certificate': ownCertificateTexts(link),
    secret: secretTexts(context, link),
  }
  const whenChosen = (choice: Choice) => ({ when: { field: 'kind', is: [choice] } })
  return {
    instructions: choices.flatMap((choice) =>
      byChoice[choice].instructions.map((each) => ({ ...each, ...whenChosen(choice) })),
    ),
    help: choices.flatMap((choice) => byChoice[choice].help.map((each) => ({ ...each, ...whenChosen(choice) }))),
  }
}
