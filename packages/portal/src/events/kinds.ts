import { type EventKind, eventKindNames, eventKinds } from '@landbridge/contract'
import type { TFunction } from 'i18next'

/** Kinds that a person chooses from: a test is only for the webhook that asked for it. */
export const chosenKinds: readonly EventKind[] = eventKindNames.filter((kind) => kind !== 'webhook.test')

/** What a kind is called; one that the words do not have yet is called as the contract does. */
export const kindTitle = (t: TFunction, kind: string): string => {
  const titles: Readonly<Record<string, string>> = t('events.kindOf', { returnObjects: true })
  return titles[kind] ?? eventKinds[kind as EventKind]?.title ?? kind
}
