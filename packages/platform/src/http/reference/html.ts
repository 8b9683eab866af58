/** A piece of HTML, as opposed to a text that still has to be made one. */
export interface Html {
  readonly html: string
}

type Piece = Html | string | number | undefined | readonly Piece[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const show = (piece: Piece): string => {
  if (piece === undefined) return ''
  if (typeof piece === 'string' || typeof piece === 'number')
    return String(piece).replace(/[&<>"']/g, (c) => escapes[c] ?? '')
  return 'html' in piece ? piece.html : piece.map(show).join('')
}

/** Builds HTML: whatever is put in is escaped, unless it is a piece of HTML itself. */
export const html = (parts: TemplateStringsArray, ...pieces: Piece[]): Html => ({
  html: parts.reduce((all, part, at) => `${all}${part}${show(pieces[at])}`, ''),
})

/** Text with words between backticks set as code. */
export const prose = (text: string): Html => ({
  html: text
    .split('`')
    .map((part, at) => (at % 2 === 0 ? show(part) : `<code>${show(part)}</code>`))
    .join(''),
})
