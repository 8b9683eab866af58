import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'

interface Feature {
  readonly id: string
  readonly description: string
  readonly isOn: boolean
  readonly isOneWay: boolean
  readonly needsData: boolean
  readonly canTry: boolean
}

const feature = (id: string, description: string, more: Partial<Feature> = {}): Feature => ({
  id,
  description,
  isOn: false,
  isOneWay: false,
  needsData: false,
  canTry: false,
  ...more,
})

/** Features that can be seen in one state or the other; which there are changes with every version of the real one. */
const known: readonly Feature[] = [
  feature('ModernActionBar', 'New layout of the action bar', { isOn: true, isOneWay: true }),
  feature('OptInJournals', 'New look of the journals', { isOn: true, isOneWay: true }),
  feature('CalcOnlyVisibleFlowFields', 'Calculate only visible fields', { canTry: true }),
  feature('SalesPrices', 'New sales pricing experience', { isOneWay: true, needsData: true }),
]

const isOn = ({ environment }: Scope, { id, isOn: initially }: Feature): boolean =>
  environment.features?.get(id) ?? initially

export const features: MakeRows = ({ plan, scope }) =>
  known.map((each) =>
    makeRow(plan, {
      id: each.id,
      enabled: isOn(scope, each) ? 'All Users' : 'None',
      description: each.description,
      descriptionInEnglish: each.description,
      isOneWay: each.isOneWay,
      canTry: each.canTry,
      dataUpdateRequired: each.needsData,
    }),
  )

/** Switches a feature on or off. @throws Refusal Where it is so already, or cannot be taken back. */
export const switchFeature = (scope: Scope, id: string, wanted: boolean): void => {
  const found = known.find((each) => each.id === id)
  if (found === undefined) return
  if (isOn(scope, found) === wanted)
    throw ruleBroken(`The feature ${found.description} is already ${wanted ? 'enabled' : 'disabled'}.`)
  if (!wanted && found.isOneWay)
    throw ruleBroken(`The feature ${found.description} cannot be disabled: it can be switched on only.`)
  const { environment } = scope
  environment.features ??= new Map()
  environment.features.set(id, wanted)
}
