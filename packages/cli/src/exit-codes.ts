/** What the exit code of a command says. Codes are public: only added, never changed. */
export const exitCodes = {
  ok: { code: 0, means: 'Done.' },
  refused: {
    code: 1,
    means: 'Business Central, Entra or Landbridge refused; the output says why and who can mend it.',
  },
  usage: {
    code: 2,
    means: 'The command was not understood: an unknown option, a missing value, a name that does not exist.',
  },
  unreachable: {
    code: 3,
    means: 'No answer: Landbridge is not running at this address, or it cannot reach Microsoft.',
  },
  notSignedIn: { code: 4, means: 'No valid API key, or the key may not do this.' },
  notProven: {
    code: 5,
    means: 'The check failed, or a step of the set-up is not done; the output names the step and the cause.',
  },
  changed: {
    code: 6,
    means: 'The record changed after it was read, or exists already. Read it again, then repeat the change.',
  },
  busy: {
    code: 7,
    means: 'Too many requests, or not available for the moment. The same command may work a little later.',
  },
  failed: { code: 70, means: 'Landbridge failed inside; the request id leads to the line in its log.' },
  interrupted: { code: 130, means: 'Interrupted by Ctrl-C. What was saved stays saved.' },
} as const

export type ExitName = keyof typeof exitCodes

/** Faults whose exit code does not follow from their area. */
const byFault: Readonly<Record<string, ExitName>> = {
  'request.unauthenticated': 'notSignedIn',
  'request.forbidden': 'notSignedIn',
  'request.too_many': 'busy',
  'bc.record_changed': 'changed',
  'bc.record_exists': 'changed',
  'bc.throttled': 'busy',
  'bc.timeout': 'busy',
  'bc.unavailable': 'busy',
  'bc.environment_unavailable': 'busy',
  'auth.throttled': 'busy',
  'auth.unavailable': 'busy',
  'store.unavailable': 'busy',
  internal: 'failed',
}

const byArea: Readonly<Record<string, ExitName>> = {
  net: 'unreachable',
  request: 'usage',
  catalogue: 'usage',
  config: 'usage',
}

/** The exit code for a fault of Landbridge; one that is not known here is a refusal. */
export const exitOfFault = (fault: string): ExitName => {
  const [area = ''] = fault.split('.')
  return byFault[fault] ?? byArea[area] ?? 'refused'
}
