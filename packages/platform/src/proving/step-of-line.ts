import type { CheckLine, Flow, StepId } from '@landbridge/contract'

/** Where in a set-up the subject of a line is mended, by whose identity the connection has. */
const steps: Readonly<Record<Flow, Partial<Record<CheckLine['group'], StepId>>>> = {
  'service-to-service': {
    token: 'secret',
    credential: 'secret',
    consent: 'consent',
    environment: 'environment',
    card: 'card',
    company: 'company',
    extension: 'extension',
  },
  'shared-app': {
    consent: 'consent',
    environment: 'environment',
    card: 'card',
    company: 'company',
    extension: 'extension',
  },
  delegated: {
    token: 'sign-in',
    consent: 'sign-in',
    person: 'sign-in',
    environment: 'environment',
    company: 'company',
    extension: 'extension',
  },
}

/** The step of a set-up that a failed line leads back to; undefined where it is mended elsewhere alone. */
export const stepOfLine = ({ id, group }: Pick<CheckLine, 'id' | 'group'>, flow: Flow): StepId | undefined =>
  id === 'tenant.exists' && flow === 'service-to-service' ? 'registration' : steps[flow][group]
