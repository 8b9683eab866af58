import { entity } from '../../entity.ts'
import { code, flag, guid, instant, integer, key, option, text } from '../../kinds.ts'
import { workflowApproverLimitType, workflowApproverType } from '../../options.ts'

export const workflowApprovers = entity({
  set: 'workflowApprovers',
  name: 'workflowApprover',
  area: 'workflow',
  route: 'standard',
  about: 'A user who approves in a certain workflow, with the place in the order of approvers.',
  source: {
    page: 2148,
    name: 'APIV2 - Workflow Approvers',
    table: 'Workflow Approvers Buffer',
    tableId: 1573,
    temporary: true,
    documented: true,
  },
  since: 29,
  key: ['id'],
  order: ['workflowCode', 'workflowStepId', 'argumentId', 'userName', 'sequence'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    workflowCode: code(20, { field: 'WorkflowCode' }),
    workflowDescription: text(100, { field: 'WorkflowDescription' }),
    category: code(20, { field: 'Category' }),
    enabled: flag({ field: 'Enabled' }),
    workflowStepId: integer({ field: 'WorkflowStepId' }),
    argumentId: guid({ field: 'ArgumentId' }),
    approverType: option(workflowApproverType, { field: 'ApproverType' }),
    approverLimitType: option(workflowApproverLimitType, { field: 'ApproverLimitType' }),
    userGroupCode: code(20, { field: 'UserGroupCode' }),
    userGroupDescription: text(100, { field: 'UserGroupDescription', flowField: true }),
    userId: guid({ field: 'UserId' }),
    userName: code(50, { field: 'UserName' }),
    sequence: integer({ field: 'Sequence' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
})
