/** Text that is HTML already. Only `html` makes it, so that nothing reaches a page unescaped. */
export interface Html {
  readonly markup: string
}

/** What may stand in a template: text is escaped, HTML is taken as it is, nothing is left out. */
export type Fragment = Html | string | number | undefined | false | readonly Fragment[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!)

const isHtml = (value: Html | readonly Fragment[]): value is Html => 'markup' in value

const render = (value: Fragment): string => {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return isHtml(value) ? value.markup : value.map(render).join('')
}

/** A template of HTML whose values are escaped; attributes must stand in double quotes. */
export const html = (texts: TemplateStringsArray, ...values: readonly Fragment[]): Html => ({
  markup: texts.reduce((whole, text, i) => whole + render(values[i - 1]) + text),
})
