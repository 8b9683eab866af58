import type { Credential } from '@landbridge/contract'
import type { TFunction } from 'i18next'
import { plainDay } from '../time/formats.ts'

/** A credential in words: what it is, and which. */
export const nameOf = (t: TFunction, { kind, hint }: Pick<Credential, 'kind' | 'hint'>): string => {
  const noun = t(`credentials.kind.${kind}`)
  if (hint === '' || kind === 'federated') return noun
  return `${noun} ${kind === 'secret' ? `${hint}…` : hint.slice(0, 8)}`
}

/** The day of its end; Microsoft counts in UTC. */
export const endDay = ({ expiresAt }: Pick<Credential, 'expiresAt'>): string | undefined =>
  expiresAt === null ? undefined : plainDay(expiresAt.slice(0, 10))

/** What becomes of it by itself, or who has to act, in a few words. */
export const outlookOf = (t: TFunction, { kind, state, roll, rollsByItself, daysLeft }: Credential): string => {
  if (state !== 'active') return t(`credentials.state.${state}`)
  if (roll !== null) return t('credentials.rolling')
  if (kind === 'sign-in') return t('credentials.keptAlive')
  if (kind === 'federated') return t('credentials.needsNothing')
  if (daysLeft !== null && daysLeft <= 0) return t('credentials.over')
  return t(rollsByItself ? 'credentials.rollsByItself' : 'credentials.byHand')
}

/** How urgent it is: a roll-over under way, or one that comes by itself, is nobody's task. */
export const urgencyOf = ({ daysLeft, rollsByItself, roll, state }: Credential): 'none' | 'soon' | 'now' => {
  if (state !== 'active' || daysLeft === null || roll !== null) return 'none'
  if (daysLeft <= 14) return 'now'
  return daysLeft <= 60 && !rollsByItself ? 'soon' : 'none'
}
