import { entity } from '../../entity.ts'
import { guid, text } from '../../kinds.ts'

export const externalbusinesseventdefinitions = entity({
  set: 'externalbusinesseventdefinitions',
  name: 'externalbusinesseventdefinitions',
  area: 'platform',
  route: 'standard',
  about: 'A business event that an installed app offers to outside programs.',
  source: { platform: true },
  since: 22,
  key: ['appId', 'name', 'eventVersion'],
  everyCompany: true,
  allows: ['list', 'get'],
  properties: {
    appId: guid({ notNull: true }),
    name: text(80, { notNull: true }),
    eventVersion: text(43, { notNull: true }),
    payload: text(0, { notNull: true }),
    displayName: text(250),
    description: text(1024),
    category: text(250),
    appName: text(250),
    appPublisher: text(250),
    appVersion: text(43),
  },
})
