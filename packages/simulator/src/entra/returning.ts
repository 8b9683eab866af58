import { microsoftEndpoints } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import { html } from '../pages/html.ts'
import { pageAnswer, simulatorHome } from '../pages/layout.ts'
import type { Return } from './authorize-request.ts'

const form = (redirectUri: string, values: readonly (readonly [string, string])[]) =>
  html`<form method="post" action="${redirectUri}" id="return">${values.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="primary">Continue</button></form>`

/** Sends itself at once; without scripts the person presses the button. */
const sendForm = "addEventListener('DOMContentLoaded', function () { document.getElementById('return').submit() })"

/** An address of Business Central's own is reached at this simulator: no browser is led out to Microsoft from here. */
const reachable = ({ addresses }: Request, redirectUri: string): string =>
  redirectUri.startsWith(`${microsoftEndpoints.webClient}/`)
    ? `${addresses.webClient}${redirectUri.slice(microsoftEndpoints.webClient.length)}`
    : redirectUri

/** Sends the browser back to the application with these values, in the way that it asked for. */
export const sendBack = (
  request: Request,
  { redirectUri: asked, responseMode, state }: Omit<Return, 'application'>,
  values: Readonly<Record<string, string>>,
): Response => {
  const redirectUri = reachable(request, asked)
  const all = [...Object.entries(values), ...(state === undefined ? [] : [['state', state] as const])]
  if (responseMode === 'form_post')
    return pageAnswer({
      product: 'signIn',
      title: 'Back to the application',
      home: simulatorHome(request),
      body: form(redirectUri, all),
      script: sendForm,
    })
  const text = new URLSearchParams(all.map(([name, value]): [string, string] => [name, value])).toString()
  const location =
    responseMode === 'fragment'
      ? `${redirectUri}#${text}`
      : `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${text}`
  return { status: 302, headers: { location, 'cache-control': 'no-store' } }
}
