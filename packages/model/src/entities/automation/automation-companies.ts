import { entity } from '../../entity.ts'
import { flag, key, text } from '../../kinds.ts'

export const automationCompanies = entity({
  set: 'automationCompanies',
  name: 'automationCompany',
  area: 'automation',
  route: 'automation',
  about: 'A company of the environment; here one can make, rename and remove companies.',
  source: { page: 30001, name: 'APIV2 - Aut. Companies', table: 'Company', documented: true },
  since: 17,
  key: ['id'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key({ field: 'Id' }),
    name: text(30, { field: 'Name', readOnly: 'page' }),
    evaluationCompany: flag({ field: 'Evaluation Company', readOnly: 'page' }),
    displayName: text(250, { field: 'Display Name' }),
    businessProfileId: text(250, { field: 'Business Profile Id' }),
  },
  notes: [
    'name is overwritten on create with the first 30 characters of displayName; evaluationCompany is forced to false',
    'the new company is empty: no setup data until a configuration package is applied',
    'PATCH of name renames the company; DELETE removes it with its data',
    'any existing company id works as the {companyId} of the URL',
  ],
})
