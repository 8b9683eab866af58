/** Text for terminals: its width there, cut and wrapped to fit, and made harmless. */

const zeroWide = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const twoWide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]$/u

const widthOf = (character: string): number => (zeroWide.test(character) ? 0 : twoWide.test(character) ? 2 : 1)

/** Columns that a text takes on a terminal. */
export const textWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

/**
 * A text of somebody else's, on one line and without control characters: a record must not be able to move the cursor
 * or to colour the terminal.
 */
export const oneLine = (text: string): string =>
  text.replace(/\s*\r?\n\s*/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

/** At most so many columns, with an ellipsis where something was cut. */
export const cut = (text: string, columns: number): string => {
  if (textWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += widthOf(character)
    if (width > columns - 1) break
    kept += character
  }
  return columns < 1 ? '' : `${kept}…`
}

/** Filled with blanks to so many columns. */
export const pad = (text: string, columns: number, right = false): string => {
  const blanks = ' '.repeat(Math.max(0, columns - textWidth(text)))
  return right ? blanks + text : text + blanks
}

/**
 * Broken at blanks into lines of at most so many columns; a longer word (an address, a key) stays whole, so that it can
 * be copied.
 */
export const wrap = (text: string, columns: number): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line === '') line = word
      else if (textWidth(line) + 1 + textWidth(word) <= columns) line += ` ${word}`
      else {
        lines.push(line)
        line = word
      }
    }
    return [...lines, line]
  })
