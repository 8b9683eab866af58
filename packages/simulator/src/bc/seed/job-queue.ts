import type { Sower } from './sower.ts'

const entries = [
  ['Adjust cost of items', 'Codeunit', 'Ready', ''],
  ['Send reminders by e-mail', 'Report', 'Error', 'The e-mail could not be sent.'],
  ['Import exchange rates', 'Codeunit', 'On Hold', ''],
] as const

/** Tasks that run in the background: one that is ready, one that failed, and one that waits for somebody. */
export const addJobQueue = (sower: Sower): void => {
  for (const [description, objectTypeToRun, status, errorMessage] of entries)
    sower.add('jobQueueEntries', {
      jobQueueEntryId: sower.chance.guid(),
      userId: 'ADMIN',
      description,
      objectTypeToRun,
      objectIdToRun: sower.chance.between(1_000, 9_999),
      status,
      errorMessage,
      recurringJob: true,
      maxNumberAttemptsToRun: 3,
    })
}
