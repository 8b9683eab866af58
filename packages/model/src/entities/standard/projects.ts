import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const projects = entity({
  set: 'projects',
  name: 'project',
  area: 'projects',
  route: 'standard',
  about: 'A piece of work that is planned and followed on its own; Business Central long called it a job.',
  source: { page: 30050, name: 'APIV2 - Jobs', table: 'Job', tableId: 167, documented: true },
  since: 17,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    displayName: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
  navigation: {
    documentAttachments: {
      kind: 'part',
      to: 'documentAttachments',
      many: true,
      link: { id: 'parentId' },
      fixed: { parentType: 'Job' },
      insert: true,
      since: 22,
    },
    pdfDocument: {
      kind: 'part',
      to: 'pdfDocument',
      many: false,
      link: { id: 'parentId' },
      fixed: { parentType: 'Job' },
      since: 28,
    },
  },
})
