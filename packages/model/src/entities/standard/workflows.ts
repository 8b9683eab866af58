import { entity } from '../../entity.ts'
import { code, flag, instant, key, text } from '../../kinds.ts'

export const workflows = entity({
  set: 'workflows',
  name: 'workflow',
  area: 'workflow',
  route: 'standard',
  about: 'A procedure of events and responses, such as the approval of purchase orders.',
  source: { page: 2145, name: 'APIV2 - Workflows', table: 'Workflow', tableId: 1501 },
  since: 29,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    code: code(20, { field: 'Code', notNull: true }),
    description: text(100, { field: 'Description' }),
    enabled: flag({ field: 'Enabled' }),
    template: flag({ field: 'Template', initial: false }),
    category: code(20, { field: 'Category' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    workflowSteps: { kind: 'part', to: 'workflowSteps', many: true, link: { code: 'workflowCode' } },
  },
})
