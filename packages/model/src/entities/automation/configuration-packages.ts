import { entity } from '../../entity.ts'
import { choice, code, flag, integer, key, text } from '../../kinds.ts'

export const configurationPackages = entity({
  set: 'configurationPackages',
  name: 'configurationPackage',
  area: 'automation',
  route: 'automation',
  about: 'A package of setup and data that can be imported and applied to a company.',
  source: {
    page: 30000,
    name: 'APIV2 - Aut. Config. Packages',
    table: 'Config. Package',
    tableId: 8623,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(20, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    packageName: text(50, { field: 'Package Name' }),
    languageId: integer({ field: 'Language ID', refersTo: { table: 'Windows Language' } }),
    productVersion: text(248, { field: 'Product Version' }),
    processingOrder: integer({ field: 'Processing Order' }),
    excludeConfigurationTables: flag({ field: 'Exclude Config. Tables' }),
    numberOfTables: integer({ field: 'No. of Tables', readOnly: 'page', flowField: true }),
    numberOfRecords: integer({ field: 'No. of Records', readOnly: 'page', flowField: true }),
    numberOfErrors: integer({ field: 'No. of Errors', readOnly: 'page', flowField: true }),
    importStatus: choice(['No', 'Scheduled', 'InProgress', 'Completed', 'Error'], {
      field: 'Import Status',
      readOnly: 'page',
    }),
    importError: text(2048, { field: 'Import Error', readOnly: 'page' }),
    applyStatus: choice(['No', 'Scheduled', 'InProgress', 'Completed', 'Error'], {
      field: 'Apply Status',
      readOnly: 'page',
    }),
    applyError: text(2048, { field: 'Apply Error', readOnly: 'page' }),
  },
  navigation: {
    file: { kind: 'part', to: 'file', many: true, link: { code: 'code' }, insert: true, since: 18 },
  },
  actions: {
    import: {
      does: 'Queues the import of the uploaded file into the package.',
      status: 200,
      result: 'configurationPackages',
      undo: 'none',
      repeatable: false,
    },
    apply: {
      does: "Queues the transfer of the imported data into the company's tables.",
      status: 200,
      result: 'configurationPackages',
      undo: 'none',
      repeatable: false,
    },
  },
  rules: [
    { on: 'action:import', kind: 'state', rule: 'not allowed while an import or apply of the package is running' },
    { on: 'action:import', kind: 'required', rule: 'package file must be uploaded before import' },
    { on: 'action:apply', kind: 'state', rule: 'not allowed while an import or apply of the package is running' },
    { on: 'action:apply', kind: 'state', rule: 'package has to be imported successfully before it can be applied' },
  ],
  notes: [
    'POST also creates the empty file record; importStatus and applyStatus start as No',
    'import and apply only queue a task (start about 200 ms later) and set the status to Scheduled; it moves on to InProgress and to Completed or Error, with the text in importError / applyError',
    "upload goes to configurationPackages({id})/file('{code}')/content",
  ],
})
