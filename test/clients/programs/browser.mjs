// A browser of few means: it keeps cookies, fills in forms, and stops where a page leads back to the application.

/** @type {Readonly<Record<string, string>>} */
const entities = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** @param {string} text */
const readEntities = (text) => text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => entities[name] ?? '')

/** @param {string} tag @param {string} name */
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : readEntities(found)
}

/** @param {string} markup */
const formsOf = (markup) =>
  [...markup.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => ({
    action: attribute(form, 'action'),
    fields: [...form.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const name = attribute(input, 'name')
      return name === undefined ? [] : [[name, attribute(input, 'value') ?? '']]
    }),
    buttons: [...form.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)].map(([, label = '']) => label.trim()),
  }))

/**
 * Signs a person in, consents where asked, and returns where the application is called back: the address, with the fields
 * of a posted form in its query.
 *
 * @param {string} address
 * @param {{ user: string, password: string, back: string, typed?: Record<string, string> }} person
 */
export const signIn = async (address, { user, password, back, typed = {} }) => {
  /** @type {Map<string, string>} */
  const cookies = new Map()
  /** @type {Record<string, string>} */
  const answers = { login: user, loginfmt: user, passwd: password, ...typed }
  let url = address
  /** @type {RequestInit} */
  let request = {}
  for (let step = 0; step < 15; step++) {
    if (url.startsWith(back)) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    request = {}
    const location = response.headers.get('location')
    if (location !== null) {
      url = new URL(location, url).href
      continue
    }
    const markup = await response.text()
    const title = readEntities(/<h1>([\s\S]*?)<\/h1>/.exec(markup)?.[1] ?? '')
    const [form] = formsOf(markup)
    if (response.status >= 400 || form === undefined) {
      const text = readEntities(
        markup
          .replace(/[\s\S]*<main/, '<main')
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' '),
      )
      // Some flows end on a page, such as the one that a device waits for.
      if (response.status < 400) return `page:${title}`
      throw new Error(`${response.status} ${title}: ${text.slice(0, 600)}`)
    }
    const body = new URLSearchParams(form.fields.map(([name = '', value = '']) => [name, answers[name] ?? value]))
    const target = new URL(form.action ?? url, url)
    if (target.href.startsWith(back)) return `${target.href}?${body}`
    url = target.href
    request = { method: 'POST', body }
  }
  throw new Error('The pages lead nowhere.')
}
