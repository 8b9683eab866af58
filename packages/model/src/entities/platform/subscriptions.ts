import { entity } from '../../entity.ts'
import { bigInteger, guid, instant, text } from '../../kinds.ts'

export const subscriptions = entity({
  set: 'subscriptions',
  name: 'subscriptions',
  area: 'platform',
  route: 'standard',
  alsoOn: ['automation'],
  about: "Business Central's promise to notify an address of changes in one entity set, for three days at a time.",
  source: { platform: true, documented: true },
  since: 17,
  key: ['subscriptionId'],
  unsortable: true,
  everyCompany: true,
  allows: ['list', 'get', 'create', 'update', 'delete'],
  properties: {
    subscriptionId: text(150, { notNull: true, readOnly: 'system' }),
    notificationUrl: text(0, { notNull: true, required: true }),
    resource: text(0, { notNull: true, required: true }),
    timestamp: bigInteger({ readOnly: 'system' }),
    userId: guid({ readOnly: 'system' }),
    lastModifiedDateTime: instant({ readOnly: 'system' }),
    clientState: text(2048),
    expirationDateTime: instant({ readOnly: 'system' }),
    systemCreatedAt: instant({ readOnly: 'system' }),
    systemCreatedBy: guid({ readOnly: 'system' }),
    systemModifiedAt: instant({ readOnly: 'system' }),
    systemModifiedBy: guid({ readOnly: 'system' }),
  },
  notes: [
    'a subscription ends after three days unless it is renewed',
    'create and update call the notification address first and fail when it does not answer with the token',
  ],
})
