import { commonFaults, contract, type Operation } from '@landbridge/contract'
import { type FaultCode, faults } from '@landbridge/model'
import { type Html, html, prose } from './html.ts'
import { type Described, exampleOf, nameOf, type OpenApi, type Parameter, type Schema } from './schema.ts'

/** What the groups of operations are headed. A subject without an entry is headed by its own name. */
const headings: Readonly<Record<string, string>> = {
  session: 'Sign-in',
  integrations: 'Integrations',
  setup: 'Set-up',
  connections: 'Connections',
  checks: 'Proving checks',
  records: 'Records',
  catalogue: 'Catalogue',
  keys: 'API keys',
  health: 'Health',
}

interface Entry {
  readonly method: string
  readonly path: string
  readonly described: Described
}

/** Draws the reference of all operations as one page without script, so that the browser's own search finds everything. */
export const renderReference = (document: OpenApi): string => {
  const groups = groupsOf(document)
  const { title, version, summary } = document.info
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} ${version}: reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/v1/reference.css">
</head>
<body>
<nav aria-label="Operations">
<p><a href="#top">${title} ${version}</a></p>
${groups.map(([tag, entries]) => html`<p>${headings[tag] ?? tag}</p><ul>${entries.map(navItem)}</ul>`)}
<p>More</p><ul><li><a href="#schemas">Schemas</a></li><li><a href="#faults">Faults</a></li><li><a href="/v1/openapi.json">OpenAPI document</a></li></ul>
</nav>
<main id="top">
<h1>${title}: reference of the REST API</h1>
<p>${summary} Send an API key as <code>Authorization: Bearer lb_…</code>. Every refusal is a JSON object with <code>error.code</code>, which never changes its meaning, and <code>error.remedy</code>, which says what to do.</p>
${groups.map(([tag, entries]) => html`<h2 id="${tag}">${headings[tag] ?? tag}</h2>${entries.map((each) => operation(each, document))}`)}
<h2 id="schemas">Schemas</h2>
${Object.entries(document.components.schemas).map(([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3>${about(schema)}${shape(schema)}</section>`)}
<h2 id="faults">Faults</h2>
${faultTable(Object.keys(faults) as FaultCode[], true)}
</main>
</body>
</html>
`.html
}

const groupsOf = ({ paths }: OpenApi): [string, Entry[]][] => {
  const groups = new Map<string, Entry[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const tag = described.tags[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), { method: method.toUpperCase(), path, described }])
    }
  }
  return [...groups]
}

const navItem = ({ described: { operationId } }: Entry): Html =>
  html`<li><a href="#${operationId}">${operationId}</a></li>`

const operation = ({ method, path, described }: Entry, document: OpenApi): Html => {
  const { operationId, summary, description, parameters } = described
  const body = described.requestBody?.content['application/json']?.schema
  const [status, answer] = Object.entries(described.responses).find(([code]) => code.startsWith('2')) ?? ['200', {}]
  const result = answer.content?.['application/json']?.schema
  const facts = contract[operationId as keyof typeof contract] as Operation
  return html`<section id="${operationId}">
<h3>${operationId}</h3>
<p class="route"><b>${method}</b> <code>${path}</code> <span>${described['x-role'] ?? 'for anybody'}</span></p>
<p>${prose(summary)}</p>
${description === undefined ? undefined : html`<p class="destroys">${prose(description)}</p>`}
${parameters.length === 0 ? undefined : html`<h4>Parameters</h4>${parameterTable(parameters)}`}
${body === undefined ? undefined : html`<h4>Body</h4>${shape(body)}`}
<h4>Answer, ${status}</h4>
${result === undefined ? html`<p>Without content.</p>` : shape(result)}
<h4>Example</h4>
<pre><code>${curl({ method, path, described }, document)}</code></pre>
<h4>Faults</h4>
${facts.faults.length === 0 ? undefined : faultTable(facts.faults)}
<p class="common">Any operation may also answer with ${commonFaults.map((code, at) => html`${at === 0 ? '' : ', '}<a href="#fault-${code}"><code>${code}</code></a>`)}.</p>
</section>`
}

const about = ({ description }: Schema): Html | undefined =>
  description === undefined ? undefined : html`<p>${prose(description)}</p>`

/** The kind of a value in a few words, with its bounds. */
const kind = (schema: Schema): Html => {
  if (schema.$ref !== undefined) return html`<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`
  if (schema.enum !== undefined) {
    return html`${schema.enum.map((each, at) => html`${at === 0 ? '' : ' or '}<code>${String(each)}</code>`)}`
  }
  if (schema.anyOf !== undefined)
    return html`${schema.anyOf.map((each, at) => html`${at === 0 ? '' : ' or '}${kind(each)}`)}`
  if (schema.type === 'array')
    return html`list of ${kind(schema.items ?? {})}${bounds(schema.minItems, schema.maxItems)}`
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.join(' or ') ?? 'any value')
  const format = schema.format === undefined ? '' : `, ${schema.format}`
  const lengths = bounds(schema.minLength, schema.maxLength)
  return html`${type}${format}${lengths}${bounds(schema.minimum, schema.maximum)}`
}

const bounds = (least?: number, most?: number): string => {
  if (least === undefined && most === undefined) return ''
  if (least === undefined) return `, at most ${most}`
  if (most === undefined || most === Number.MAX_SAFE_INTEGER) return `, at least ${least}`
  return `, ${least} to ${most}`
}

const row = (
  name: string,
  place: string | undefined,
  required: boolean,
  schema: Schema,
  description?: string,
): Html => {
  const text = description ?? schema.description
  const preset =
    schema.default === undefined ? undefined : html` Default: <code>${JSON.stringify(schema.default)}</code>.`
  return html`<tr><th scope="row"><code>${name}</code>${required ? html` <em>required</em>` : undefined}</th>${place === undefined ? undefined : html`<td>${place}</td>`}<td>${kind(schema)}${nested(schema)}</td><td>${text === undefined ? undefined : prose(text)}${preset}</td></tr>`
}

/** Fields of an object that has no name of its own, below the field that holds it. */
const nested = (schema: Schema): Html | undefined => {
  const inner = [schema, schema.items, ...(schema.anyOf ?? [])].find((each) => each?.properties !== undefined)
  return inner === undefined ? undefined : fieldTable(inner)
}

const parameterTable = (parameters: readonly Parameter[]): Html =>
  html`<table><thead><tr><th scope="col">Name</th><th scope="col">Place</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead><tbody>${parameters.map((each) => row(each.name, each.in, each.required, each.schema, each.description))}</tbody></table>`

const fieldTable = (schema: Schema): Html =>
  html`<table><thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead><tbody>${Object.entries(schema.properties ?? {}).map(([name, each]) => row(name, undefined, schema.required?.includes(name) ?? false, each))}</tbody></table>`

const shape = (schema: Schema): Html =>
  schema.properties === undefined ? html`<p>${kind(schema)}${nested(schema)}</p>` : fieldTable(schema)

const faultTable = (codes: readonly FaultCode[], isWhole = false): Html =>
  html`<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th><th scope="col">Remedy</th><th scope="col">Who</th></tr></thead><tbody>${codes.map(
    (code) => {
      const { status, means, remedy, who } = faults[code]
      return html`<tr${isWhole ? html` id="fault-${code}"` : undefined}><th scope="row"><code>${code}</code></th><td>${status}</td><td>${means}</td><td>${remedy}</td><td>${who}</td></tr>`
    },
  )}</tbody></table>`

const curl = ({ method, path, described }: Entry, document: OpenApi): string => {
  const { schemas } = document.components
  const value = ({ schema }: Parameter) => encodeURIComponent(String(exampleOf(schema, schemas)))
  const inPath = described.parameters.filter((each) => each.in === 'path')
  const filled = inPath.reduce((at, each) => at.replace(`{${each.name}}`, value(each)), path)
  const needed = described.parameters.filter((each) => each.required && each.in === 'query')
  const query = needed.map((each) => `${each.name}=${value(each)}`).join('&')
  const body = described.requestBody?.content['application/json']?.schema
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$LANDBRIDGE_URL${filled}${query === '' ? '' : `?${query}`}"`,
    ...(described['x-role'] === undefined ? [] : ['-H "Authorization: Bearer $LANDBRIDGE_KEY"']),
    ...described.parameters
      .filter((each) => each.in === 'header' && each.required)
      .map((each) => `-H '${each.name}: *'`),
    ...(body === undefined
      ? []
      : [
          "-H 'Content-Type: application/json'",
          `-d '${JSON.stringify(exampleOf(body, schemas)).replaceAll("'", "'\\''")}'`,
        ]),
  ]
  return lines.join(' \\\n  ')
}
