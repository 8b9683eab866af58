import { type FaultCode, type FaultFact, faults } from './faults.ts'

/** Microsoft's codes to ours, turned round once from the `seen` lists of the table. */
const bySign: ReadonlyMap<string, FaultCode> = new Map(
  (Object.entries(faults) as [FaultCode, FaultFact][]).flatMap(([code, { seen = [] }]) =>
    seen.map((sign) => [sign, code] as const),
  ),
)

/**
 * The fault that a code of Microsoft's shows, by the `seen` lists of the table of faults.
 *
 * @param sign For example `AADSTS7000215` or `Internal_CompanyNotFound`; compared to the letter.
 * @returns Undefined where the table does not know it.
 */
export const findSeenFault = (sign: string): FaultCode | undefined => bySign.get(sign)
