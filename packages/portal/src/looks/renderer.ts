import { createDOMRenderer } from '@fluentui/react-components'

const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
const nonce = meta?.nonce || meta?.getAttribute('nonce') || undefined

/**
 * Writes Fluent's styles. They carry the nonce that the server put into the page, which is what the content policy
 * asks for, and stand before our own style sheets, so that ours win where both speak.
 */
export const renderer = createDOMRenderer(document, {
  ...(nonce === undefined ? {} : { styleElementAttributes: { nonce } }),
  ...(meta === null ? {} : { insertionPoint: meta }),
})
