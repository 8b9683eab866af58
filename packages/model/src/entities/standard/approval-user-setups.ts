import { entity } from '../../entity.ts'
import { code, flag, instant, integer, key, text } from '../../kinds.ts'

export const approvalUserSetups = entity({
  set: 'approvalUserSetups',
  name: 'approvalUserSetup',
  area: 'workflow',
  route: 'standard',
  about: 'Who approves for a user, and up to which amount the user may decide alone.',
  source: { page: 30095, name: 'APIV2 - Approval User Setup', table: 'User Setup', tableId: 91, documented: true },
  since: 29,
  key: ['id'],
  order: ['userId'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    userId: code(50, { field: 'User ID', notNull: true }),
    userFullName: text(0, { calculated: true }),
    salesPersonPurchaser: code(20, { field: 'Salespers./Purch. Code' }),
    approverId: code(50, { field: 'Approver ID' }),
    salesAmountApprovalLimit: integer({ field: 'Sales Amount Approval Limit' }),
    unlimitedSalesApproval: flag({ field: 'Unlimited Sales Approval' }),
    purchaseAmountApprovalLimit: integer({ field: 'Purchase Amount Approval Limit' }),
    unlimitedPurchaseApproval: flag({ field: 'Unlimited Purchase Approval' }),
    requestApprovalAmountLimit: integer({ field: 'Request Amount Approval Limit' }),
    unlimitedRequestApprovalAmount: flag({ field: 'Unlimited Request Approval' }),
    substitute: code(50, { field: 'Substitute' }),
    email: text(100, { field: 'E-Mail' }),
    phoneNumber: text(30, { field: 'Phone No.' }),
    approvalAdmin: flag({ field: 'Approval Administrator' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
})
