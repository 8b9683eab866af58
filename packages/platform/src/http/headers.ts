/** Headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // For answers that are no pages: nothing in them may ever run or load.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Headers of what a page of another origin may use: the script that embeds links, and what it shows. */
export const openHeaders: Readonly<Record<string, string>> = { 'cross-origin-resource-policy': 'cross-origin' }

/**
 * Content policy of the pages. Scripts are files of this origin. Styles are such files and the style elements that carry
 * the nonce of this very answer: Fluent's Griffel makes elements and fills them through the CSSOM, and a browser gives
 * an element without the nonce no sheet to fill. Without a nonce no style element counts. Nothing comes from elsewhere.
 *
 * @param ancestors Origins that may show the page in a frame. @default none
 */
export const pagePolicy = (nonce?: string, ancestors: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(' ')}`,
  ].join('; ')
