import { type EntraErrorFact, type FaultFact, faults, findEntraError, findSeenFault } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import { html } from './html.ts'
import { pageAnswer, simulatorHome } from './layout.ts'
import { copyable, facts, field, message } from './parts.ts'

const described = (number: number, known: EntraErrorFact) => {
  const code = findSeenFault(`AADSTS${number}`)
  const fault: FaultFact | undefined = code && faults[code]
  return html`<section class="card">${facts([
    ['Number', copyable(`AADSTS${number}`)],
    ['When', known.when],
    ['Error', html`<code>${known.error}</code>, HTTP status ${known.status}`],
    ['Seen at', known.where.join(', ')],
    ['Remedy', fault?.remedy ?? 'None is known.'],
    ['Landbridge calls it', code === undefined ? '' : html`<code>${code}</code>`],
    ['How sure', known.evidence === 'certain' ? 'Documented or observed' : 'Inferred from similar errors'],
  ])}</section>`
}

/** The page to which `error_uri` leads: what an AADSTS number means, from the table of the model. */
export const errorPage = (request: Request): Response => {
  const asked = request.query.get('code') ?? ''
  const number = Number(/\d{1,9}/.exec(asked)?.[0])
  const known = findEntraError(number)
  return pageAnswer({
    product: 'simulator',
    title: 'Look up an error of Entra',
    home: simulatorHome(request),
    body: html`<form method="get" class="card">${field({ name: 'code', label: 'Number', value: asked, maxLength: 20 })}<button class="primary">Look up</button></form>
${known ? described(number, known) : asked !== '' && message('warn', `The number ${asked.slice(0, 20)} is not in the table.`)}`,
  })
}
