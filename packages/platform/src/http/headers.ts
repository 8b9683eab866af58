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

/**
 * Content policy of the pages. Without a nonce no style element counts. Scripts are files of this origin. Styles are such files and the style elements that carry
 * the nonce of this very answer: Fluent's Griffel makes elements and fills them through the CSSOM, and a browser gives
 * an element without the nonce no sheet to fill. Nothing comes from elsewhere.
 */
export const pagePolicy = (nonce?: string): string =>
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
    "frame-ancestors 'none'",
  ].join('; ')
