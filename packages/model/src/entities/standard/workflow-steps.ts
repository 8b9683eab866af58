import { entity } from '../../entity.ts'
import { choice, code, flag, guid, instant, integer, key, text } from '../../kinds.ts'

export const workflowSteps = entity({
  set: 'workflowSteps',
  name: 'workflowStep',
  area: 'workflow',
  route: 'standard',
  about: 'One event or response of an approval workflow, and the steps around it.',
  source: { page: 2147, name: 'APIV2 - Workflow Steps', table: 'Workflow Step', tableId: 1502 },
  since: 29,
  key: ['systemId'],
  order: ['workflowCode', 'id'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    systemId: key(),
    id: integer({ field: 'ID' }),
    workflowCode: code(20, { field: 'Workflow Code', notNull: true }),
    description: text(100, { field: 'Description' }),
    entryPoint: flag({ field: 'Entry Point' }),
    previousWorkflowStepId: integer({ field: 'Previous Workflow Step ID' }),
    nextWorkflowStepId: integer({ field: 'Next Workflow Step ID' }),
    type: choice(['Event', 'Response', 'Sub-Workflow'], { field: 'Type' }),
    functionName: code(128, { field: 'Function Name' }),
    argument: guid({ field: 'Argument' }),
    sequenceNumber: integer({ field: 'Sequence No.', initial: 1 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    workflowResponseOptions: { kind: 'part', to: 'workflowResponseOptions', many: true, link: { argument: 'id' } },
  },
})
