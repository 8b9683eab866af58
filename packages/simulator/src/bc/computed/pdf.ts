/** Text of one page of a PDF, from its top; each line may be bold. */
export interface PdfLine {
  readonly text: string
  readonly isBold?: boolean
}

const linesPerPage = 54
const leading = 14
const [width, height] = [595, 842]
const margin = 50

/** Text as the standard fonts can show it; anything else becomes a question mark. */
const encoded = (text: string): string =>
  [...text]
    .map((sign) => (sign === '€' ? '\x80' : sign > '\xff' ? '?' : sign))
    .join('')
    .replace(/[\\()]/g, '\\$&')

const pagesOf = (lines: readonly PdfLine[]): (readonly PdfLine[])[] => {
  const pages: (readonly PdfLine[])[] = []
  for (let at = 0; at < Math.max(1, lines.length); at += linesPerPage) pages.push(lines.slice(at, at + linesPerPage))
  return pages
}

const contentOf = (lines: readonly PdfLine[]): string => {
  const shown = lines.map(({ text, isBold }) => `/${isBold ? 'F2' : 'F1'} 10 Tf (${encoded(text)}) Tj T*`)
  return `BT ${leading} TL ${margin} ${height - margin} Td\n${shown.join('\n')}\nET`
}

const fontOf = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`

/**
 * A PDF of plain text in a fixed-width font, on as many A4 pages as it needs.
 *
 * @see ISO 32000-1, sections 7.5 and 9.4
 */
export const makePdf = (title: string, lines: readonly PdfLine[]): Buffer => {
  const pages = pagesOf(lines)
  const firstPage = 6
  const kids = pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    fontOf('Courier'),
    fontOf('Courier-Bold'),
    `<< /Title (${encoded(title)}) /Producer (Landbridge simulator) >>`,
    ...pages.flatMap((page, at) => {
      const content = contentOf(page)
      const fonts = '<< /Font << /F1 3 0 R /F2 4 0 R >> >>'
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources ${fonts} /Contents ${firstPage + 2 * at + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}
