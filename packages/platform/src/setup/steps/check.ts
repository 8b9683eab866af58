import type { Step } from '../step.ts'

/** The final check. It is a durable run with lines of its own, so that its look is done elsewhere; see `final-check.ts`. */
export const checkStep: Step = {
  id: 'check',
  title: 'Prove the connection',
  who: 'builder',
  submit: 'Check again',
  fields: () => [],
  look: async () => undefined,
  explain: ({ integration, account }) => ({
    intro: `The check goes the way that ${integration.name} will go: sign-in, permissions, environment, application card, companies, and one harmless read of every entity set. Nothing of it remains.`,
    instructions: [
      {
        id: 'check.wait',
        text: 'Wait until every line has its answer. A line that fails names its cause and the step to go back to.',
      },
    ],
    help: [
      {
        id: 'check.unknown',
        question: 'A line is unknown.',
        answer:
          'Some things cannot be seen without changing something, or without a record to look at. Such a line says why, and does not stop the connection.',
      },
    ],
    next: `When no line fails, ${account.name} is connected.`,
  }),
}
