import { entity } from '../../entity.ts'
import { bigInteger, guid, instant, text } from '../../kinds.ts'

export const companies = entity({
  set: 'companies',
  name: 'company',
  area: 'platform',
  route: 'standard',
  alsoOn: ['automation'],
  about: 'A set of books inside an environment that the caller may open.',
  source: { platform: true, documented: true },
  since: 17,
  key: ['id'],
  alternateKeys: ['name', 'businessProfileId'],
  everyCompany: true,
  noEtag: true,
  allows: ['list', 'get'],
  properties: {
    id: guid({ notNull: true }),
    systemVersion: text(0),
    timestamp: bigInteger(),
    name: text(30),
    displayName: text(250),
    businessProfileId: text(250),
    systemCreatedAt: instant(),
    systemCreatedBy: guid(),
    systemModifiedAt: instant(),
    systemModifiedBy: guid(),
  },
  notes: ['every other set of the route that is bound to a company is a contained collection named after the set'],
})
