import type { OptionFacts } from '../kinds.ts'

/**
 * Spells the plain name of an enum member as the wire does: each UTF-16 unit outside `A-Za-z0-9_` becomes `_xHHHH_`,
 * so that `Credit Memo` is `Credit_x0020_Memo`.
 *
 * An underscore that would read as the start of such a group is written `_x005F_`, which is how XML names are escaped;
 * no enum of Microsoft has one, so whether Business Central does the same is not known.
 */
export const escapeOptionName = (plain: string): string =>
  plain.replace(
    /[^A-Za-z0-9_]|_(?=x[0-9A-Fa-f]{4}[^A-Za-z0-9])/g,
    (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )

/** The plain name behind a wire name; a name without groups stays as it is. */
export const plainOptionName = (wire: string): string =>
  wire.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The wire name of a member given by wire name or plain name, or undefined where the enum has no such member. */
export const findOptionName = (of: OptionFacts, name: string): string | undefined =>
  Object.hasOwn(of.members, name) ? name : Object.keys(of.members).find((wire) => of.members[wire] === name)

/** Number of each member in the database, by wire name. */
export const ordinalsOf = (of: OptionFacts): Readonly<Record<string, number>> =>
  of.ordinals ?? Object.fromEntries(Object.keys(of.members).map((wire, ordinal) => [wire, ordinal]))
