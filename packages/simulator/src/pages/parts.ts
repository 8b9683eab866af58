import type { Refused } from '../control/refused.ts'
import { type Fragment, type Html, html } from './html.ts'

/** An id that one click selects as a whole. */
export const copyable = (text: string): Html => html`<code class="copy">${text}</code>`

/** Names and values, one below the other. */
export const facts = (rows: readonly (readonly [string, Fragment])[]): Html =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`

export type MessageKind = 'note' | 'good' | 'bad' | 'warn'

export const message = (kind: MessageKind, text: Fragment): Html =>
  html`<div class="message ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}"><p>${text}</p></div>`

/** What a rule said against the last attempt. */
export const problemOf = (problem: Refused | undefined): Html | undefined => problem && message('bad', problem.message)

export interface TableOptions {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Fragment[])[]
  /** What to say when there is no row. */
  readonly empty: Fragment
}

/** A table that scrolls by itself where the page is narrow. */
export const table = ({ caption, columns, rows, empty }: TableOptions): Html =>
  html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${columns.map(
    (column) => html`<th scope="col">${column === '' ? html`<span class="unseen">Actions</span>` : column}</th>`,
  )}</tr></thead><tbody>${
    rows.length > 0
      ? rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)
      : html`<tr><td class="empty" colspan="${columns.length}">${empty}</td></tr>`
  }</tbody></table></div>`

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string
  readonly maxLength?: number
  readonly readOnly?: boolean
  readonly type?: 'text' | 'date' | 'password'
  readonly problem?: Refused | undefined
}

/** A labelled input of one line. */
export const field = ({ name, label, value, hint, maxLength, readOnly, type, problem }: FieldOptions): Html => {
  const isWrong = problem !== undefined && (problem.field === name || problem.field === label)
  const described = hint !== undefined && html` aria-describedby="${name}-hint"`
  return html`<div class="field"><label for="${name}">${label}</label><input type="${type ?? 'text'}" id="${name}" name="${name}" value="${
    value ?? ''
  }" autocomplete="off" spellcheck="false"${maxLength !== undefined && html` maxlength="${maxLength}"`}${readOnly === true && html` readonly`}${
    isWrong && html` aria-invalid="true"`
  }${described}>${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}</div>`
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A labelled list to choose from. */
export const select = (name: string, label: string, choices: readonly Choice[], chosen = ''): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${choices.map(
    (each) => html`<option value="${each.value}"${each.value === chosen && html` selected`}>${each.label}</option>`,
  )}</select></div>`

/** Choices of which one is taken. */
export const radios = (name: string, legend: string, choices: readonly Choice[], chosen: string): Html =>
  html`<fieldset><legend>${legend}</legend>${choices.map(
    (each) =>
      html`<label><input type="radio" name="${name}" value="${each.value}"${each.value === chosen && html` checked`}><span>${each.label}</span></label>`,
  )}</fieldset>`

/** A button that sends a few hidden values. */
export const actionButton = (
  action: string,
  label: string,
  values: Readonly<Record<string, string>> = {},
  look: 'primary' | 'quiet' | '' = '',
  spoken?: string,
): Html =>
  html`<form method="post">${Object.entries({ action, ...values }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="${look}"${spoken !== undefined && html` aria-label="${spoken}"`}>${label}</button></form>`

/** A day as people read it, by UTC, because the server does not know the zone of the reader. */
export const day = (ms: number): Html => {
  const text = new Date(ms).toISOString()
  return html`<time datetime="${text}">${text.slice(0, 10)}</time>`
}

/** A labelled choice of a file. */
export const fileField = (name: string, label: string, accept: string): Html =>
  html`<div class="field"><label for="${name}">${label}</label><input type="file" id="${name}" name="${name}" accept="${accept}"></div>`
