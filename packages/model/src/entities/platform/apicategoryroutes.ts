import { entity } from '../../entity.ts'
import { text } from '../../kinds.ts'

export const apicategoryroutes = entity({
  set: 'apicategoryroutes',
  name: 'apicategoryroutes',
  area: 'platform',
  route: 'standard',
  alsoOn: ['automation'],
  about: 'An API route that the environment serves, by publisher, group and version.',
  source: { platform: true },
  since: 17,
  key: ['route'],
  unsortable: true,
  everyCompany: true,
  allows: ['list', 'get'],
  properties: {
    route: text(0, { notNull: true }),
    publisher: text(40),
    group: text(40),
    version: text(10),
  },
})
