import type { Step } from '../step.ts'

const none = 'This integration brings no extension.'

export const extensionStep: Step = {
  id: 'extension',
  title: 'Install the extension',
  who: 'bc-admin',
  submit: null,
  notNeeded: () => none,
  fields: () => [],
  look: async () => undefined,
  explain: () => ({ intro: none, instructions: [], help: [], next: 'Then it is decided which companies are opened.' }),
}
