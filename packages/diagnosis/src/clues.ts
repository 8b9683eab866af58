import type { Evidence } from './finding.ts'

/**
 * What can be known about a failure beside the failure itself, each with the half sentence by which a person is told.
 * Causes weigh clues; the request that failed, what was typed, records and inquiries bring them.
 */
export const clues = {
  // The request that failed, and what was typed
  'secret.is_id': 'the secret has the shape of a Secret ID',
  'secret.blanks': 'the secret has blanks, a line end or invisible characters at an end or inside',
  'secret.trimmed_works': 'Entra accepts the same secret without what copying added',
  'credential.young': 'the credential was made less than five minutes ago',
  'form.escaped': 'the form has fields such as amp;client_secret, so it was escaped as HTML',
  'form.not_a_form': 'the body of the token request is no form',
  'form.no_credential': 'the token request has neither client_secret nor client_assertion',
  'form.resource': 'the token request has a field resource',
  'form.password': 'the token request has the grant type password',
  'form.refresh': 'the request renews a sign-in that was good before',
  'scope.delegated': 'a delegated scope was asked for with client credentials',
  'scope.encoded': 'the scope is percent-encoded twice',
  'scope.no_default': 'the scope does not end in /.default',
  'scope.two_resources': 'the scope names more than one resource',
  'scope.misspelled': 'the scope names a resource that is nearly that of Business Central',
  'scope.exact': 'the scope names the resource of Business Central to the letter',
  'sent.basic': 'the request was sent with Basic authentication',
  'audience.good': 'the token is meant for Business Central',
  'audience.slash': 'the audience of the token ends with a slash',
  'audience.other': 'the token is meant for another service',
  'token.app': 'the token is that of an application',
  'token.person': 'the token is that of a person',
  'token.ended': 'the token had ended',
  'roles.none': 'the token carries no application role of Business Central',
  'roles.automation_only': 'the token carries Automation.ReadWrite.All, and not API.ReadWrite.All',
  'roles.needed': 'the token carries the role of the API that was called',
  'roles.newer': 'a new token carries roles that the one in use lacks',
  'admin.role': 'the token carries AdminCenter.ReadWrite.All',
  'admin.role_missing': 'the token does not carry AdminCenter.ReadWrite.All',
  'address.company_name': 'the address has something else than an id behind companies',
  'address.placeholder': 'the address still has a placeholder in it',
  'address.custom_route': 'the address leads to the API of an extension',
  'address.known_set': 'the address names an entity set that this API has',
  'address.unknown_set': 'the address names an entity set that this API does not have',
  'address.other_family': 'the address names an application family that no environment of this directory has',
  'address.authorized_apps': 'the call is one about the authorised applications themselves',
  'address.deployments': 'the call asks how an installation is getting on',
  'host.not_microsoft': "the host is none of Microsoft's",
  'answer.unauthorized': 'the answer has the code Unauthorized, which the cloud service seldom gives',
  'permission.microsoft': 'the text names a missing permission on an object of Microsoft',
  'permission.extension': 'the text names a missing permission on an object of an extension',
  'object.young': 'the object was made less than five minutes ago',
  'consent.young': 'consent was granted less than ninety minutes ago',
  // Records of the program
  'application.shared': 'the application is a multi-tenant one of a vendor',
  'application.elsewhere': 'the application was registered in another directory',
  'application.own': 'the application was registered for this directory',
  'worked.before': 'the connection worked before',
  'roles.lost': 'the roles were in the token when the connection last worked',
  'environment.was_listed': 'the environment was listed when the connection last worked',
  // Entra, asked without an account
  'tenant.known': 'Entra knows the directory',
  'tenant.unknown': 'Entra knows no such directory',
  'clock.wrong': 'the clock of this machine is more than five minutes off',
  'home.works': 'Entra accepts the credential in the directory where the application is registered',
  'home.refused': 'Entra refuses the credential in its own directory too',
  'token.issued': 'Entra issues a token now',
  'resource.refused': 'Entra does not know the resource of Business Central, asked for to the letter',
  'token.refused': 'Entra refuses a token now as well',
  // Business Central
  'deployment.ready': 'the web client says that the environment is ready',
  'deployment.missing': 'the web client knows no such environment in this directory',
  'deployment.busy': 'the web client says that the environment is not ready',
  'environment.listed': 'Business Central lists the environment for this token',
  'environment.unlisted': 'Business Central does not list the environment for this token',
  'standard.open': 'API v2.0 answers with companies',
  'standard.refused': 'API v2.0 refuses the token',
  'standard.silent': 'API v2.0 is not available',
  'automation.open': 'the automation API answers with companies',
  'automation.refused': 'the automation API refuses the token',
  'companies.none': 'the list of companies is empty',
  'elsewhere.open': 'another environment of the directory accepts the same token',
  'elsewhere.refused': 'no other environment of the directory accepts the token',
  'route.missing': 'the whole API of the extension is not there',
  'route.answers': 'the API of the extension answers at its root',
  'retry.works': 'the same request succeeds now',
  'retry.fails': 'the same request still fails',
  'extension.global': 'an app of AppSource with this id is known to the environment',
  // Microsoft Graph, where a token for it is given
  'registration.object_id': 'the value is the Object ID of a registration, not its client id',
  'registration.missing': 'the directory has no registration of this client id',
  'permission.registered': 'the registration asks for the application permission',
  'permission.unregistered': 'the registration does not ask for the application permission',
  'assignment.present': 'the directory has the granted role on record',
  'assignment.missing': 'the directory has no granted role on record',
  'principal.missing': 'the directory has no service principal of Business Central',
  'principal.present': 'the directory has the service principal of Business Central',
  'person.dynamics_admin': 'the person is an administrator of Dynamics 365 or Business Central, who may not consent',
  'person.no_role': 'the person has no administrator role',
  'person.may_consent': 'the person has a role that may consent',
} as const satisfies Readonly<Record<string, string>>

export type ClueName = keyof typeof clues

/** A clue that was found, and what showed it. */
export interface Clue {
  readonly name: ClueName
  /** Never a token or a secret. */
  readonly evidence: readonly Evidence[]
}

export const clue = (name: ClueName, evidence: readonly Evidence[] = []): Clue => ({ name, evidence })
