import { entity } from '../../entity.ts'
import { collection, text } from '../../kinds.ts'

export const entityDefinitions = entity({
  set: 'entityDefinitions',
  name: 'entityMetadata',
  area: 'platform',
  route: 'standard',
  alsoOn: ['automation'],
  about: 'The translated names of an entity, its properties, actions and enum members.',
  source: { platform: true },
  since: 17,
  key: ['entityName'],
  everyCompany: true,
  allows: ['list', 'get'],
  properties: {
    entityName: text(0, { notNull: true }),
    entitySetName: text(0),
    entityCaptions: collection({ of: 'entityMetadataLabel' }),
    entitySetCaptions: collection({ of: 'entityMetadataLabel' }),
    properties: collection({ of: 'entityMetadataField' }),
    actions: collection({ of: 'entityMetadataAction' }),
    enumMembers: collection({ of: 'entityMetadataEnumMember' }),
  },
  notes: ['whether it can be sorted is not known'],
})
