import { germanPageNames } from '@landbridge/model'
import type { Words } from '../template.ts'
import { forms, terms, titles } from './actions.ts'
import { causes } from './causes.ts'
import { checks } from './checks.ts'
import { clues } from './clues.ts'
import { entities } from './entities.ts'
import { events } from './events.ts'
import { extensions } from './extensions.ts'
import { faults } from './faults.ts'
import { platform } from './platform.ts'
import { registering } from './registering.ts'
import { steps } from './steps.ts'
import { values } from './values.ts'

/** All German words, by the English ones. */
export const german: Words = {
  ...germanPageNames,
  ...faults,
  ...entities,
  ...causes,
  ...clues,
  ...extensions,
  ...registering,
  ...steps,
  ...values,
  ...checks,
  ...events,
  ...platform,
  ...titles,
  ...forms,
}

export { terms as germanTerms }
