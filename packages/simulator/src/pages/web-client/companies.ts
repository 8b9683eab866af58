import { createCompany } from '../../control/environments.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { copyable, field, problemOf, radios, table } from '../parts.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

const kinds = [
  { value: 'small', label: 'Setup data and a few records' },
  { value: 'empty', label: 'No data' },
  { value: 'demo', label: 'Demonstration data (an evaluation company)' },
]

/** Page 357: the companies of an environment, and a form for a new one. */
export const companies: Required<PageActions> = {
  show: (context) => {
    const place = placeOf(context)
    const { form, problem } = context
    return environmentPage(context, place, {
      title: 'Companies',
      trail: [],
      body: html`${problemOf(problem)}<section class="card">${table({
        caption: 'Companies',
        columns: ['Name', 'Display Name', 'Evaluation Company', 'Id'],
        rows: [...place.environment.companies.values()].map(({ id, name, displayName, evaluation }) => [
          name,
          displayName,
          evaluation ? 'Yes' : 'No',
          copyable(id),
        ]),
        empty: 'This environment has no company.',
      })}</section>
<form method="post" class="card"><h2>Create New Company</h2>
${field({ name: 'name', label: 'Name', value: form.get('name') ?? '', maxLength: 30, hint: 'At most 30 characters.', problem })}
${radios('data', 'Data', kinds, form.get('data') ?? 'small')}
<button class="primary">Create</button></form>`,
    })
  },
  send: (context) => {
    const place = placeOf(context)
    const { form, sim } = context
    createCompany(sim, place.environment, { name: form.get('name') ?? '', data: form.get('data') ?? 'small' })
    return pagePath(context, place, 'companies')
  },
}
