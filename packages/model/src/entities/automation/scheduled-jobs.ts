import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const scheduledJobs = entity({
  set: 'scheduledJobs',
  name: 'scheduledJob',
  area: 'automation',
  route: 'automation',
  about: 'A background job that the automation API started, and how far it has come.',
  source: {
    page: 30068,
    name: 'APIV2 - Aut. Scheduled Jobs',
    table: 'Job Queue Entry Buffer',
    tableId: 479,
    documented: true,
  },
  since: 18,
  key: ['id'],
  order: ['(Job Queue Entry ID)'],
  allows: ['list', 'get'],
  needsParent: true,
  properties: {
    id: key(),
    category: code(10, { field: 'Job Queue Category Code' }),
    startDateTime: instant({ field: 'Start Date/Time' }),
    status: text(0, { calculated: true }),
    description: text(250, { field: 'Description' }),
    errorMessage: text(0, { calculated: true }),
  },
  rules: [{ on: 'read', kind: 'parentRequired', rule: 'a filter on job id or job category is needed' }],
  notes: [
    'reading needs a filter on id or category; users({id})/scheduledJobs supplies the category APIUSERJOB',
    'a job that no longer exists is shown as Finished',
  ],
})
