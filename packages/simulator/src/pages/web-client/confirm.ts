import { type Html, html } from '../html.ts'
import { actionButton } from '../parts.ts'

/** The question before something is done; Yes sends the same again, with the answer. */
export const question = (text: string, action: string, values: Readonly<Record<string, string>>, back: string): Html =>
  html`<section class="card"><h2>Please confirm</h2><p>${text}</p><div class="commands">${actionButton(action, 'Yes', { ...values, action, confirmed: 'yes' }, 'primary')}<a class="button" href="${back}">No</a></div></section>`
