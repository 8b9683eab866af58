/** Somebody at Microsoft's simulated pages, who reads nothing and answers at once. */
export interface Person {
  readonly login: string
  readonly password: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** The form with this button: where it goes, and what stands in it. */
const formOf = (markup: string, button: string): { action: string; values: URLSearchParams } | undefined => {
  const form = [...markup.matchAll(/<form[\s\S]*?<\/form>/g)].find(([each]) =>
    each.includes(`>${button}</button>`),
  )?.[0]
  if (form === undefined) return undefined
  const values = new URLSearchParams()
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name')
    if (name !== undefined) values.set(name, attribute(input, 'value') ?? '')
  }
  for (const [, tag = '', label] of form.matchAll(/(<button[^>]*>)([^<]*)<\/button>/g)) {
    const name = attribute(tag, 'name')
    if (label === button && name !== undefined) values.set(name, attribute(tag, 'value') ?? '')
  }
  return { action: attribute(form, 'action') ?? '', values }
}

/**
 * Goes from an address of ours through Microsoft's pages and back: signs in and accepts, wherever it is asked.
 *
 * @param home Origin of our own pages, where it ends.
 */
export const goThrough = async (start: string, home: string, { login, password }: Person): Promise<void> => {
  /** By host, as browsers keep them; the name of the machine counts, the port does not. */
  const cookies = new Map<string, Map<string, string>>()
  let url = start
  let body: URLSearchParams | undefined
  for (let requests = 0; requests < 30; requests += 1) {
    const { hostname } = new URL(url)
    const jar = cookies.get(hostname) ?? new Map<string, string>()
    cookies.set(hostname, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    body = undefined
    const location = reply.headers.get('location')
    if (location !== null) {
      url = new URL(location, url).href
      if (url.startsWith(home) && !url.includes('/oauth/')) return
      continue
    }
    const markup = await reply.text()
    const form = formOf(markup, 'Sign in') ?? formOf(markup, 'Accept')
    if (form === undefined) throw new Error(`No way on at ${url}: ${markup.replace(/<[^>]*>/g, ' ').slice(0, 400)}`)
    if (form.values.has('login')) form.values.set('login', login)
    if (form.values.has('passwd')) form.values.set('passwd', password)
    url = new URL(form.action, url).href
    body = form.values
  }
  throw new Error(`No end at ${url}`)
}
