import type { Evidence } from './evidence.ts'

/** One thing that the wire does, with a request that shows it. */
export interface ProtocolFact {
  readonly name: string
  /** What the real service does. */
  readonly means: string
  /**
   * Method and address below the company, such as `GET customers?$top=1`; below the route where it begins with a slash,
   * below the host where with two. `{customer}` stands for the id of a customer, `{company}` for that of the company.
   */
  readonly request: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** What the real service answers. */
  readonly status: number
  readonly evidence: Evidence
}

const filter = (name: string, text: string, means: string, evidence: Evidence, status = 200): ProtocolFact => ({
  name,
  means,
  request: `GET customers?$filter=${text}`,
  status,
  evidence,
})

const query = (name: string, text: string, means: string, evidence: Evidence, status = 200): ProtocolFact => ({
  name,
  means,
  request: `GET customers?${text}`,
  status,
  evidence,
})

const newer = '&$schemaversion=2.1'
const anyVersion = { 'if-match': '*' }

/**
 * How the web services of Business Central read requests, by subject.
 *
 * @see Microsoft, API v2.0 reference, read 2026-08, and published measurements
 */
export const protocolFacts: Readonly<Record<string, readonly ProtocolFact[]>> = {
  Addresses: [
    {
      name: 'Tenant in the address',
      means: 'The environment of that tenant.',
      request: 'GET //v2.0/{tenant}/production/api/v2.0/companies',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'No tenant in the address',
      means: 'The tenant of the token.',
      request: 'GET //v2.0/Production/api/v2.0/companies',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'Company in the query',
      means: 'By id or by name.',
      request: 'GET /customers?company={company}&$top=1',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'Company in a header',
      means: 'By id or by name.',
      request: 'GET /customers?$top=1',
      headers: { company: '{company}' },
      status: 200,
      evidence: 'L',
    },
    {
      name: 'An unknown company',
      means: '`Internal_CompanyNotFound`.',
      request: 'GET /companies(5afe0000-0000-4000-8000-000000000000)/customers',
      status: 404,
      evidence: 'L',
    },
    {
      name: 'A named key',
      means: '`customers(id=...)` is the same record.',
      request: 'GET customers(id={customer})',
      status: 200,
      evidence: 'L',
    },
    {
      name: 'Service document',
      means: 'The sets of the route.',
      request: 'GET /',
      status: 200,
      evidence: 'D',
    },
    { name: '`$metadata`', means: 'CSDL 4.0 as XML.', request: 'GET /$metadata', status: 200, evidence: 'M' },
    {
      name: '`$metadata` below a company',
      means: 'Nothing is there.',
      request: 'GET $metadata',
      status: 404,
      evidence: 'L',
    },
    {
      name: 'Address of a single property',
      means: 'The value alone.',
      request: 'GET customers({customer})/displayName',
      status: 200,
      evidence: 'I',
    },
    {
      name: 'A record by navigation',
      means: 'The record that a way leads to.',
      request: 'GET customers({customer})/paymentTerm',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'API v1.0',
      means: 'The older API.',
      request: 'GET //v2.0/Production/api/v1.0/companies',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'ODataV4',
      means: 'Pages, queries and codeunits published as web services.',
      request: 'GET //v2.0/Production/ODataV4/Company',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'SOAP',
      means: 'Services of pages and codeunits.',
      request: 'GET //v2.0/Production/WS/Services',
      status: 200,
      evidence: 'D',
    },
    {
      name: 'A route that is not installed',
      means: 'No such route.',
      request: 'GET //v2.0/Production/api/nobody/nothing/v1.0/things',
      status: 404,
      evidence: 'D',
    },
    {
      name: 'List of environments',
      means: 'Of the tenant of the token.',
      request: 'GET //environments/v1.2',
      status: 200,
      evidence: 'D',
    },
  ],
  'Query options': [
    query('`$select`', '$select=displayName&$top=1', 'Narrows; keys and etag stay.', 'D'),
    query('`$select` of an unknown name', '$select=nonsense', 'Refused.', 'L', 400),
    query('`$orderby`', '$orderby=displayName desc,number&$top=1', 'Any property that has a column.', 'D'),
    query('`$orderby` of an unknown name', '$orderby=nonsense', 'Refused.', 'L', 400),
    query('`$top`', '$top=2', 'Caps the whole result.', 'L'),
    query('`$skip`', '$skip=2&$top=1', 'Works.', 'D'),
    query('`$count=true`', '$count=true&$top=1', 'Adds the number of matches.', 'L'),
    {
      name: '`/$count`',
      means: 'The number as plain text.',
      request: 'GET customers/$count',
      status: 200,
      evidence: 'L',
    },
    query('`$expand`', '$expand=paymentTerm&$top=1', 'Ways of the metadata, several of them.', 'D'),
    {
      name: '`$expand` with options',
      means: 'Nested, with `$select`, `$filter`, `$orderby` and `$top`.',
      request:
        'GET salesInvoices?$top=1&$expand=salesInvoiceLines($select=sequence;$top=1;$orderby=sequence;$expand=item)',
      status: 200,
      evidence: 'D',
    },
    query('`$expand=*`', '$expand=*&$top=1', 'All ways.', 'I'),
    query('`$search`', '$search=x&$top=1', 'Ignored.', 'L'),
    query('`$apply`', '$apply=aggregate($count as n)&$top=1', 'Ignored.', 'L'),
    query('`$compute`', '$compute=1 add 1 as n&$top=1', 'Ignored.', 'L'),
    query('An unknown option', '$nonsense=1&other=2&$top=1', 'Ignored.', 'L'),
    query('`$format=json`', '$format=json&$top=1', 'The only format of data.', 'D'),
    query('`%24` for `$`', '%24top=1', 'The same option.', 'L'),
    query('`+` for a blank', '$filter=number+ne+%27x%27&$top=1', 'A blank.', 'L'),
    query('`$skiptoken` of nobody', '$skiptoken=nonsense', 'Refused.', 'I', 400),
    {
      name: '`odata.maxpagesize`',
      means: 'Pages of that size, and `Preference-Applied`.',
      request: 'GET customers',
      headers: { prefer: 'odata.maxpagesize=3' },
      status: 200,
      evidence: 'D',
    },
    {
      name: '`odata.track-changes`',
      means: 'Removed with version 24; ignored.',
      request: 'GET customers?$top=1',
      headers: { prefer: 'odata.track-changes' },
      status: 200,
      evidence: 'D',
    },
    {
      name: 'Order of an API query',
      means: 'Only its own.',
      request: 'GET customerSales?$orderby=name',
      status: 501,
      evidence: 'D',
    },
  ],
  Filters: [
    filter('`eq ne gt ge lt le`', "number gt '1' and creditLimit ge 0", 'Compare.', 'D'),
    filter('Brackets', "(number ne 'x')", 'Group.', 'D'),
    filter('`or` on one property', "number eq 'x' or number eq 'y'", 'Works.', 'D'),
    filter(
      '`or` across properties',
      "number eq 'x' or displayName eq 'y'",
      '`BadRequest_MethodNotImplemented`.',
      'L',
      501,
    ),
    filter(
      '`startswith endswith contains`',
      "startswith(displayName,'a') and endswith(displayName,'b') and contains(displayName,'c')",
      'Work.',
      'D',
    ),
    filter('`tolower toupper`', "tolower(displayName) eq 'x'", 'Without regard to case.', 'D'),
    filter('`substring`', "substring(displayName,1) eq 'x'", 'A wildcard.', 'D'),
    filter('`in`', "number in ('x')", 'Dropped in silence: everything comes.', 'L'),
    filter('`in` with `$schemaversion=2.1`', `number in ('x')${newer}`, 'Works.', 'D'),
    filter('Nested calls with 2.1', `contains(tolower(displayName),'x')${newer}`, 'Work.', 'D'),
    filter('`eq null`', 'displayName eq null', 'Dropped in silence.', 'L'),
    filter('`not`', "not(number eq 'x')", 'Unreliable.', 'L'),
    filter('`length`, `indexof`, `trim`', 'length(displayName) gt 3', 'Not supported.', 'D', 501),
    filter('Arithmetic', 'creditLimit add 1 gt 3', 'Not supported.', 'D', 501),
    filter('A property of a page variable', "taxAreaDisplayName eq 'x'", 'Has no column.', 'I', 400),
    filter('An unknown property', "nonsense eq 'x'", '`Could not find a property`.', 'L', 400),
    filter('A broken expression', 'number eq', '`Expression expected at position`.', 'L', 400),
    filter('Blank values', "currencyId eq 00000000-0000-0000-0000-000000000000 and blocked eq ' '", 'Compare.', 'L'),
    filter('Option by full name', "blocked eq Microsoft.NAV.customerBlocked'All'", 'The same as the name alone.', 'D'),
    filter('Through a navigation property', "paymentTerm/code eq 'x'", 'Not documented for this API.', 'I'),
    {
      name: '`any` on a collection',
      means: 'Ignored.',
      request: 'GET salesInvoices?$filter=salesInvoiceLines/any(l:l/sequence gt 1)&$top=1',
      status: 200,
      evidence: 'D',
    },
    filter('`any` on what is none', 'displayName/any(l:l/x gt 1)', 'Refused.', 'L', 400),
  ],
  Writing: [
    {
      name: 'Unknown property in a body',
      means: '`BadRequest`.',
      request: 'POST customers',
      body: { displayName: 'Tried', nonsense: 1 },
      status: 400,
      evidence: 'L',
    },
    {
      name: 'Read-only property in a body',
      means: "`Control '...' is read-only`.",
      request: 'POST customers',
      body: { displayName: 'Tried', balanceDue: 1 },
      status: 400,
      evidence: 'D',
    },
    {
      name: 'Deep insert',
      means: 'Contained collections come with their parent.',
      request: 'POST salesInvoices',
      body: { customerId: '{customer}', salesInvoiceLines: [{ lineType: 'Comment', description: 'Tried' }] },
      status: 201,
      evidence: 'D',
    },
    {
      name: '`@odata.bind`',
      means: 'Not documented for this API.',
      request: 'POST customers',
      body: { displayName: 'Tried', 'paymentTerm@odata.bind': 'paymentTerms({customer})' },
      status: 400,
      evidence: 'I',
    },
    {
      name: 'PATCH without `If-Match`',
      means: '`BadRequest_InvalidToken`.',
      request: 'PATCH customers({customer})',
      body: { displayName: 'Tried' },
      status: 400,
      evidence: 'L',
    },
    {
      name: 'PATCH with a stale etag',
      means: '`Request_EntityChanged`.',
      request: 'PATCH customers({customer})',
      headers: { 'if-match': 'W/"JzE5OzE7MTswOyc="' },
      body: { displayName: 'Tried' },
      status: 409,
      evidence: 'D',
    },
    {
      name: 'PUT',
      means: 'Merges like PATCH.',
      request: 'PUT customers({customer})',
      headers: anyVersion,
      body: { website: 'www.tried.example' },
      status: 200,
      evidence: 'L',
    },
    {
      name: 'PATCH of an absent key',
      means: 'Nothing is created.',
      request: 'PATCH customers(5afe0000-0000-4000-8000-000000000000)',
      headers: anyVersion,
      body: { displayName: 'Tried' },
      status: 404,
      evidence: 'L',
    },
    {
      name: 'Change with `Data-Access-Intent: ReadOnly`',
      means: 'An error.',
      request: 'POST customers',
      headers: { 'data-access-intent': 'ReadOnly' },
      body: { displayName: 'Tried' },
      status: 400,
      evidence: 'D',
    },
    {
      name: 'GET of an action',
      means: '`BadRequest_MethodNotAllowed`.',
      request: 'GET salesInvoices({invoice})/Microsoft.NAV.post',
      status: 405,
      evidence: 'T',
    },
    {
      name: 'An unknown action',
      means: 'No such resource.',
      request: 'POST salesInvoices({invoice})/Microsoft.NAV.nonsense',
      status: 404,
      evidence: 'T',
    },
  ],
  Batches: [
    {
      name: '`$batch` as JSON',
      means: 'Each part in order, each its own transaction.',
      request: 'POST /$batch',
      body: { requests: [{ id: '1', method: 'GET', url: 'companies({company})/customers?$top=1', headers: {} }] },
      status: 200,
      evidence: 'D',
    },
    {
      name: 'More than 100 parts',
      means: 'The whole call fails.',
      request: 'POST /$batch',
      body: { requests: Array.from({ length: 101 }, (_, at) => ({ id: String(at), method: 'GET', url: 'companies' })) },
      status: 500,
      evidence: 'L',
    },
    {
      name: 'One transaction',
      means: '`Isolation: snapshot` takes everything back when a part fails.',
      request: 'POST /$batch',
      headers: { isolation: 'snapshot' },
      body: { requests: [{ id: '1', method: 'GET', url: 'companies({company})/customers?$top=1', headers: {} }] },
      status: 200,
      evidence: 'D',
    },
  ],
}
