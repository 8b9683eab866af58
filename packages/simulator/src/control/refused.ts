/** Why a change was not made. */
export type RefusedBecause = 'invalid' | 'not found' | 'conflict'

/** Thrown by the rules of the world; nothing was changed. The pages show it, the control API answers with it. */
export class Refused extends Error {
  readonly because: RefusedBecause
  /** The input that is at fault. */
  readonly field: string | undefined
  /** What Microsoft Graph calls this refusal, where it has a word of its own for it. */
  readonly graphCode: string | undefined

  constructor(because: RefusedBecause, message: string, field?: string, graphCode?: string) {
    super(message)
    this.because = because
    this.field = field
    this.graphCode = graphCode
  }
}

export const invalid = (field: string, message: string, graphCode?: string): Refused =>
  new Refused('invalid', message, field, graphCode)
export const notFound = (message: string): Refused => new Refused('not found', message)
export const conflict = (message: string, graphCode?: string): Refused =>
  new Refused('conflict', message, undefined, graphCode)

/** A text that must be there and not too long, without blanks around it. */
export const needText = (field: string, value: string | undefined, maxLength: number): string => {
  const text = value?.trim() ?? ''
  if (text === '') throw invalid(field, `${field} must not be empty.`)
  if (text.length > maxLength) throw invalid(field, `${field} must not be longer than ${maxLength} characters.`)
  return text
}
