import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, nothing, record, routeName } from '../values.ts'

const place = {
  connectionId: id,
  set: z.string().min(1).max(100).meta({ description: 'Entity set, for example `customers`.' }),
  route: routeName.default('standard'),
  companyId: id.optional().meta({ description: "One of the connection's companies. Default: its first." }),
}

const recordKey = z.string().min(1).max(400).meta({
  description: 'The key: a GUID for nearly all entity sets; `name=value,...` where the key has several parts.',
})

const queryText = z.string().min(1).max(8_000).optional()

const ifMatch = z
  .string()
  .min(1)
  .max(500)
  .meta({ description: 'The etag that was read, or `*` to overwrite whatever is there.' })

const faults = [
  'connection.unknown',
  'connection.not_ready',
  'connection.paused',
  'integration.off',
  'connection.company_unknown',
  'catalogue.unknown_set',
  'bc.credentials_rejected',
  'bc.permission_missing',
  'bc.input_refused',
  'bc.route_unknown',
  'bc.throttled',
  'bc.unavailable',
] as const

export const listRecords = operation({
  name: 'records.list',
  route: 'GET /v1/connections/{connectionId}/records/{set}',
  role: 'reader',
  about: 'Lists records of one entity set, a page at a time. Query options are those of Business Central.',
  input: z.object({
    ...place,
    filter: queryText.meta({
      description: "OData filter, for example `startswith(displayName,'A') and balanceDue gt 0`.",
    }),
    select: queryText.meta({ description: 'Property names, comma separated.' }),
    orderBy: queryText.meta({ description: 'For example `displayName desc`.' }),
    expand: queryText.meta({ description: 'Navigation properties, for example `salesInvoiceLines`.' }),
    top: z.coerce.number().int().min(1).max(20_000).default(100).meta({ description: 'Records on a page.' }),
    count: z.stringbool().default(false).meta({ description: 'Also count all matches.' }),
    cursor: z
      .string()
      .max(16_000)
      .optional()
      .meta({ description: '`next` of the page before; the other options must be left out.' }),
    parent: z.string().max(500).optional().meta({
      description:
        'Where the entity set is a part: the way to it, for example `salesInvoices/{key}/salesInvoiceLines`.',
    }),
  }),
  output: z.object({
    records: z.array(record),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' }),
    count: z.number().optional(),
  }),
  faults: [...faults, 'bc.not_supported', 'bc.page_expired'],
})

export const readRecord = operation({
  name: 'records.read',
  route: 'GET /v1/connections/{connectionId}/records/{set}/{key}',
  role: 'reader',
  about: 'Reads one record.',
  input: z.object({ ...place, key: recordKey, select: queryText, expand: queryText }),
  output: record,
  faults: [...faults, 'bc.record_unknown'],
})

export const createRecord = operation({
  name: 'records.create',
  route: 'POST /v1/connections/{connectionId}/records/{set}',
  role: 'actor',
  about: 'Creates a record. Properties are set in the order given, as Business Central does.',
  input: z.object({ ...place, record, parent: z.string().max(500).optional() }),
  body: 'record',
  output: record,
  status: 201,
  faults: [...faults, 'bc.record_exists', 'bc.read_only', 'bc.rule_broken', 'bc.not_allowed'],
})

export const updateRecord = operation({
  name: 'records.update',
  route: 'PATCH /v1/connections/{connectionId}/records/{set}/{key}',
  role: 'actor',
  about: 'Changes properties of a record; what is left out stays.',
  input: z.object({ ...place, key: recordKey, changes: record, ifMatch }),
  body: 'changes',
  headers: { ifMatch: 'if-match' },
  output: record,
  faults: [...faults, 'bc.record_unknown', 'bc.record_changed', 'bc.read_only', 'bc.rule_broken', 'bc.not_allowed'],
})

export const deleteRecord = operation({
  name: 'records.delete',
  route: 'DELETE /v1/connections/{connectionId}/records/{set}/{key}',
  role: 'actor',
  about: 'Deletes a record.',
  input: z.object({ ...place, key: recordKey, ifMatch }),
  headers: { ifMatch: 'if-match' },
  output: nothing,
  destroys: 'The record is gone from Business Central; there is no way back.',
  faults: [...faults, 'bc.record_unknown', 'bc.record_changed', 'bc.rule_broken', 'bc.not_allowed'],
})

export type BusinessRecord = z.output<typeof record>
