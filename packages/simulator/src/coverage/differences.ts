import type { Evidence } from '@landbridge/model'

/** Something that the simulator does otherwise than the real service, on purpose. */
export interface Difference {
  /** The page on which it is told: a face of the simulator. */
  readonly face: 'business-central' | 'entra' | 'graph' | 'admin-center'
  readonly subject: string
  readonly inLife: string
  readonly here: string
  /** How what is said of life is known. */
  readonly evidence: Evidence
}

/** What a caller may see that life would show otherwise, and why it is so. */
export const differences: readonly Difference[] = [
  {
    face: 'business-central',
    subject: 'The query option `$filter` with `not`',
    inLife: 'Unreliable.',
    here: 'Works.',
    evidence: 'L',
  },
  {
    face: 'business-central',
    subject: 'Comparing texts',
    inLife: 'By the collation of the database.',
    here: 'Codes without regard to case, other texts with it.',
    evidence: 'I',
  },
  {
    face: 'business-central',
    subject: 'Missing permissions inside AL',
    inLife: 'Status 400 or 403, depending on where the check is.',
    here: 'Status 400 with `Internal_ServerError`; the bracket names table and right.',
    evidence: 'I',
  },
  {
    face: 'business-central',
    subject: 'Setup of a company',
    inLife: 'Depends on country and demonstration data.',
    here: "Accounts, number series, VAT and posting setup of the simulator's own.",
    evidence: 'D',
  },
  {
    face: 'business-central',
    subject: 'Cost of items',
    inLife: 'Adjusted by the costing method.',
    here: 'The unit cost of the item, never adjusted.',
    evidence: 'S',
  },
  {
    face: 'business-central',
    subject: 'Mail',
    inLife: 'Is sent.',
    here: 'Is not; a company has an account or not, and the documents change as if it were sent.',
    evidence: 'S',
  },
  {
    face: 'business-central',
    subject: 'Addresses of webhooks',
    inLife: 'Should be https.',
    here: 'May be http.',
    evidence: 'D',
  },
  {
    face: 'business-central',
    subject: 'Extensions',
    inLife: 'Their pages and tables are there once they are installed.',
    here: 'Files are read and judged; the code in them never runs.',
    evidence: 'D',
  },
  {
    face: 'business-central',
    subject: 'Limits on requests',
    inLife: 'Always there.',
    here: 'Off until a setting turns them on.',
    evidence: 'D',
  },
  {
    face: 'business-central',
    subject: 'Texts of faults',
    inLife: 'In the language of the caller.',
    here: "In words of the simulator's own; codes, statuses and shapes are those of life.",
    evidence: 'L',
  },
  {
    face: 'entra',
    subject: 'Signing keys',
    inLife: "Microsoft's.",
    here: 'Made at each start.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: "Administrators' pages",
    inLife: 'Ask who one is.',
    here: 'Ask nobody: whoever opens them acts as administrator.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: 'Signing in',
    inLife: 'Asks for name, password and second factor on three pages; the second factor comes by telephone.',
    here: 'Asks for name and password at once, and shows the code of the second factor on the page that asks for it.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: 'Consent by link',
    inLife: 'Asks who one is.',
    here: 'Whoever opens it acts as administrator, unless somebody signs in there.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: 'Personal accounts, one-time passcodes, federated sign-in',
    inLife: 'Are other kinds of accounts.',
    here: 'Every account is one of a directory here; a personal one is refused with 500208.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: 'Delegated administrators of partners',
    inLife: 'Come in where the application is authorised in the tenant of the customer.',
    here: 'Are refused with 90099 where it is not; else they are strangers.',
    evidence: 'D',
  },
  {
    face: 'entra',
    subject: 'Descriptions of errors',
    inLife: "Microsoft's texts.",
    here: 'Words of our own with the same number, `error`, status and ids.',
    evidence: 'D',
  },
  {
    face: 'graph',
    subject: 'Version `beta`',
    inLife: 'Has more properties than v1.0.',
    here: 'Answers like v1.0.',
    evidence: 'D',
  },
  {
    face: 'admin-center',
    subject: 'AppSource',
    inLife: 'Offers what publishers brought there.',
    here: 'Offers what a test puts there by the control API.',
    evidence: 'D',
  },
  {
    face: 'admin-center',
    subject: 'The latest day to which an update can be put off',
    inLife: "By Microsoft's calendar of releases.",
    here: '90 days ahead.',
    evidence: 'I',
  },
  {
    face: 'admin-center',
    subject: 'Time that operations take',
    inLife: 'Minutes to hours.',
    here: "None, until a setting gives them some of the simulator's time.",
    evidence: 'L',
  },
]
