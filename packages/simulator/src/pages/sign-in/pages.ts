import { type EntraErrorFact, entraErrors, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { correlationOf, type EntraRefusal, refusalText } from '../../entra/refusal.ts'
import type { Request } from '../../http.ts'
import type { Tenant, User } from '../../world.ts'
import { type Fragment, type Html, html } from '../html.ts'
import { type Page, simulatorHome } from '../layout.ts'
import { actionButton, copyable, facts, field, message, select } from '../parts.ts'

const signInPage = (request: Request, title: string, body: Fragment, status?: number): Page => ({
  product: 'signIn',
  title,
  home: simulatorHome(request),
  body,
  ...(status !== undefined && { status }),
})

/** What a person sees where Entra refuses and the application hears nothing. */
export const refusalPage = (request: Request, { number, values }: EntraRefusal, below?: Fragment): Page =>
  signInPage(
    request,
    'Sorry, but we are having trouble signing you in.',
    html`${message('bad', html`AADSTS${number}: ${refusalText(number, values)}`)}
<section class="card">${facts([
      ['Request Id', copyable(request.id)],
      ['Correlation Id', copyable(correlationOf(request))],
      ['What it means', html`<a href="${request.addresses.authority}/error?code=${number}">AADSTS${number}</a>`],
    ])}</section>${below}`,
    (entraErrors[number] as EntraErrorFact).status,
  )

/** User name and password in one step; the real page asks for them one after the other. */
export const credentialsPage = (
  request: Request,
  appName: string,
  entered: string,
  refusal: EntraRefusal | undefined,
): Page =>
  signInPage(
    request,
    'Sign in',
    html`${refusal && message('bad', html`AADSTS${refusal.number}: ${refusalText(refusal.number, refusal.values)}`)}
<form method="post" class="card"><p>to continue to <strong>${appName}</strong></p><input type="hidden" name="action" value="sign-in">
${field({ name: 'login', label: 'Email, phone, or Skype', value: entered, maxLength: 200 })}
${field({ name: 'passwd', label: 'Password', type: 'password', maxLength: 200 })}
<button class="primary">Sign in</button></form>
<div class="commands">${actionButton('cancel', 'Back')}</div>`,
    refusal && 400,
  )

/** One permission on a consent page. */
export interface ShownPermission {
  readonly resourceAppId: string
  readonly name: string
  readonly type: 'Role' | 'Scope'
}

const resourceName = (appId: string): string =>
  Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)?.displayName ?? appId

const permissionList = (permissions: readonly ShownPermission[]): Html =>
  html`<ul>${permissions.map(
    ({ resourceAppId, name, type }) =>
      html`<li><strong>${name}</strong><br><span class="hint">${resourceName(resourceAppId)}, ${type === 'Role' ? 'as the application itself' : 'as the signed-in person'}</span></li>`,
  )}</ul>`

/** The question whether a person grants these permissions; an administrator may do it for everybody. */
export const consentPage = (
  request: Request,
  appName: string,
  user: User,
  permissions: readonly ShownPermission[],
  isAdministrator: boolean,
): Page =>
  signInPage(
    request,
    'Permissions requested',
    html`<form method="post" class="card"><p>${user.userPrincipalName}</p><h2>${appName}</h2><p>This application would like to:</p>
${permissionList(permissions)}<input type="hidden" name="action" value="accept">
${isAdministrator && html`<fieldset><legend class="unseen">For whom</legend><label><input type="checkbox" name="everybody" value="yes"><span>Consent on behalf of your organization</span></label></fieldset>`}
<button class="primary">Accept</button></form><div class="commands">${actionButton('cancel', 'Cancel')}</div>`,
  )

/** The question whether an administrator grants these permissions for a whole tenant. */
export const adminConsentPage = (
  request: Request,
  appName: string,
  tenants: readonly Tenant[],
  permissions: readonly ShownPermission[],
): Page =>
  signInPage(
    request,
    'Permissions requested',
    html`<form method="post" class="card"><h2>${appName}</h2><p>Review for your organization. This application would like to:</p>
${permissionList(permissions)}<input type="hidden" name="action" value="accept">
${
  tenants.length > 1 &&
  select(
    'tenant',
    'Organization of the administrator',
    tenants.map(({ id, displayName }) => ({ value: id, label: displayName })),
  )
}
<button class="primary">Accept</button></form>
<div class="commands">${actionButton('cancel', 'Cancel')}${actionButton('not-admin', 'Act as somebody who is not an administrator')}${actionButton('odd', 'Answer with consent and an error at once')}</div>
<p class="foot">The last two are there for tests: what people without a role see, and an answer that has been seen at Microsoft.</p>`,
  )

/** The way out of a page on which only an administrator could go on. */
export const backToApp = actionButton('cancel', 'Return to the application without granting consent')

export const signedOutPage = (request: Request): Page =>
  signInPage(request, 'You signed out of your account', html`<p>It is a good idea to close all browser windows.</p>`)
