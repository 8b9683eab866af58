/*
 * Shows a link for customers inside a page of yours.
 *
 *   <script src="https://landbridge.example/embed.js"></script>
 *   const shown = Landbridge.open({ url: embedUrl, onEvent: (event) => console.log(event.type) })
 *
 * url        embedUrl of `POST /v1/setups/{setupId}/links`. The origin of your page must be among the return
 *            addresses of the integration.
 * container  Element to show it in. Without one it is a dialog over your page.
 * onEvent    Called with { type: 'opened' }, { type: 'step', step, done, of }, { type: 'connected', setupId,
 *            connectionId } and { type: 'closed' }.
 *
 * The answer has close(). Microsoft's pages open in a window of their own, because they refuse to be framed.
 */
;(() => {
  /** What this script says itself, in the first language of the browser that the pages have too. */
  const inLanguage = {
    en: { title: 'Connect to Business Central', close: 'Close' },
    de: { title: 'Mit Business Central verbinden', close: 'Schließen' },
  }
  const wished = navigator.languages.map((tag) => tag.split('-')[0])
  const words = inLanguage[wished.find((tag) => Object.hasOwn(inLanguage, tag)) ?? 'en']

  const open = ({ url, container, onEvent = () => {} }) => {
    const address = new URL(url)
    if (!address.searchParams.has('embed') || address.hash.length < 2)
      throw new TypeError('url must be the embedUrl of a link')

    const frame = document.createElement('iframe')
    frame.src = address.href
    frame.title = words.title
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'no-referrer'
    Object.assign(frame.style, { border: '0', width: '100%', height: '100%', minHeight: '640px', display: 'block' })

    const dialog = container === undefined ? document.createElement('dialog') : undefined
    let isOpen = true
    const close = () => {
      if (!isOpen) return
      isOpen = false
      window.removeEventListener('message', hear)
      frame.remove()
      dialog?.remove()
      onEvent({ type: 'closed' })
    }
    const hear = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== address.origin || data?.source !== 'landbridge') return
      const { source: _, ...event } = data
      if (event.type === 'closed') close()
      else onEvent(event)
    }
    window.addEventListener('message', hear)

    if (dialog === undefined) {
      container.append(frame)
      return { close }
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = '\u00d7'
    button.setAttribute('aria-label', words.close)
    Object.assign(button.style, {
      position: 'absolute',
      insetBlockStart: '8px',
      insetInlineEnd: '8px',
      inlineSize: '32px',
      blockSize: '32px',
      border: '0',
      borderRadius: '4px',
      background: 'transparent',
      color: 'inherit',
      font: '20px/1 system-ui, sans-serif',
      cursor: 'pointer',
    })
    button.addEventListener('click', close)
    dialog.addEventListener('close', close)
    dialog.setAttribute('aria-label', frame.title)
    Object.assign(dialog.style, {
      boxSizing: 'border-box',
      inlineSize: 'min(1120px, 100vw)',
      blockSize: 'min(820px, 100dvh)',
      maxInlineSize: '100vw',
      maxBlockSize: '100dvh',
      padding: '44px 0 0',
      border: '0',
      borderRadius: '8px',
      overflow: 'hidden',
    })
    frame.style.minHeight = '0'
    dialog.append(button, frame)
    document.body.append(dialog)
    dialog.showModal()
    return { close }
  }

  window.Landbridge = { ...window.Landbridge, open }
})()
