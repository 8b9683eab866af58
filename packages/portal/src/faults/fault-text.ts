import { type FaultView, Refused } from '@landbridge/contract'
import i18next, { type TFunction } from 'i18next'

/** A fault with the request it answered, where there was one. */
export type ShownFault = FaultView & { readonly requestId?: string }

/** The fault that a failed call carries; undefined where the failure is the portal's own. */
export const faultOf = (error: unknown): ShownFault | undefined =>
  error instanceof Refused ? { ...error.view, ...unanswered(error) } : undefined

/** Where the platform itself did not answer, nobody but this page can say so in its language. */
const unanswered = ({ status, view }: Refused): Partial<ShownFault> => {
  if (status === 0) return { message: i18next.t('faults.silent'), remedy: i18next.t('faults.silentRemedy') }
  if (view.code !== 'net.lost' || view.requestId !== undefined) return {}
  return { message: i18next.t('faults.foreign', { status }), remedy: i18next.t('faults.foreignRemedy') }
}

export const isFault = (error: unknown, code: string): boolean => faultOf(error)?.code === code

/** Everything worth sending to somebody who is asked for help: identifiers and words, never a value that was typed. */
export const detailsOf = (fault: ShownFault, at: Date, t: TFunction): string => {
  const lines: readonly (readonly [string, string | undefined])[] = [
    [fault.code, fault.message],
    [t('faults.whatToDo'), fault.remedy],
    [t('faults.who'), t(`common.who.${fault.who}`)],
    [t('faults.field'), fault.field],
    [t('faults.theirs'), fault.theirs],
    [t('faults.theirMessage'), fault.theirMessage],
    ...Object.entries(fault.correlation ?? {}),
    [t('faults.requestId'), fault.requestId],
    [t('faults.when'), at.toISOString()],
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join('\n')
}
