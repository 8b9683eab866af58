/** Something that is shown only where a field of its step has one of some values. */
interface MaybeShown {
  readonly when?: { readonly field: string; readonly is: readonly string[] } | undefined
}

/** Whether a field or an instruction of a step belongs to what was chosen. */
export const isShown = (
  { when }: MaybeShown,
  values: Readonly<Record<string, string | readonly string[]>>,
): boolean => {
  if (when === undefined) return true
  const value = values[when.field]
  return typeof value === 'string' && when.is.includes(value)
}
