import type { Concern } from '../store/concerns.ts'
import { endOf, type KeyRow, type KeyView } from '../store/credential-life.ts'

const dayMs = 86_400_000

/** Days ahead of the end on which it is told, each once. */
const reminderDays = [60, 30, 14, 7, 1] as const

/** From so many days ahead somebody has to act. */
const attentionDays = 14

/** A roll-over begins so many days ahead, or when a third of a short life is left. */
const rollDays = 30

/** Whole days until then, rounded up; 0 or less afterwards. */
export const daysUntil = (end: Date, now: number): number => Math.ceil((end.getTime() - now) / dayMs)

/** The reminder that is due: the nearest one that has begun; undefined while there is none, and after the end. */
export const dueReminder = (end: Date, now: number): number | undefined => {
  const left = daysUntil(end, now)
  if (left <= 0) return undefined
  return reminderDays.filter((days) => left <= days).at(-1)
}

/** Whether it is time to roll over, once that may be. */
export const isRollDue = (key: Pick<KeyRow, 'told_ends_at' | 'typed_ends_at' | 'made_at'>, now: number): boolean => {
  const end = endOf(key)
  if (end === null) return false
  const life = end.getTime() - key.made_at.getTime()
  return end.getTime() - now <= Math.min(rollDays * dayMs, Math.max(life / 3, dayMs))
}

const nouns: Readonly<Record<KeyRow['kind'], string>> = {
  secret: 'client secret',
  certificate: 'certificate',
  federated: 'federated credential',
  'sign-in': 'sign-in',
}

/** A credential in words: what it is, and which. */
export const nameOfKey = ({ kind, hint }: Pick<KeyRow, 'kind' | 'hint'>): string => {
  if (hint === '') return nouns[kind]
  return `${nouns[kind]} ${kind === 'secret' ? `${hint}…` : hint.slice(0, 8)}`
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

const refusedByEntra = ['auth.secret_expired', 'auth.secret_wrong', 'auth.certificate_refused'] as const

/**
 * What is amiss with the credential that a connection uses; undefined where nothing is, or a roll-over is under way.
 *
 * @param view The credential of the connection, or of the vendor's application that it goes by.
 */
export const concernOf = ({ key, holder }: KeyView, now: number): Concern | undefined => {
  const who = holder.connection_id === null ? 'builder' : 'entra-admin'
  const end = endOf(key)
  const name = `The ${nameOfKey(key)}`
  const remedy =
    holder.connection_id === null
      ? 'Enter a new credential in the integration.'
      : 'Reconnect with a new credential. A certificate is rolled over by itself from then on.'
  if (key.leaked_at !== null && holder.roll === null) {
    const what = `${name} has leaked, and is good at Microsoft until somebody deletes it there.`
    return { severity: 'attention', what, who, remedy: `${remedy} Then delete the one that has leaked.` }
  }
  if (end === null) return undefined
  const left = daysUntil(end, now)
  if (left <= 0) {
    const isRefused = refusedByEntra.some((code) => code === holder.refusal?.code)
    return isRefused
      ? { severity: 'broken', what: `${name} ended on ${dayOf(end)}.`, who, remedy, code: holder.refusal?.code ?? '' }
      : { severity: 'attention', what: `${name} should have ended on ${dayOf(end)}, and still works.`, who, remedy }
  }
  // What rolls over by itself is nobody's task until it should be done and is not.
  if (left > attentionDays || holder.roll !== null) return undefined
  // The same sentence each day, so that it is one concern.
  return { severity: 'attention', what: `${name} expires on ${dayOf(end)}.`, who, remedy }
}
