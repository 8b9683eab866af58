import type { EntraErrorNumber } from '@landbridge/model'

/**
 * Numbers that nothing in the simulator brings about by itself, and why. A scenario can answer each of them: a fault
 * with `answer: { aadsts }`.
 */
export const notProvokable: Readonly<Partial<Record<EntraErrorNumber, string>>> = {
  100007: 'Regional addresses are not simulated.',
  135010: 'Devices with keys are not simulated.',
  28002: 'An older spelling; a scope of several resources is 700022, one without resource 700023.',
  50000: 'A fault inside of the service.',
  50003: 'Signing keys of single applications are not simulated.',
  50033: 'A passing fault of the service.',
  50085: 'Accounts of social networks are not simulated.',
  50087: 'A passing fault of the service.',
  50089: 'How long a sign-in page may lie open is not known.',
  50146: 'Signing keys of single applications are not simulated.',
  650051: 'A race between two consents; here they come one after the other.',
  67003: 'Only services of Microsoft act for others in this way.',
  70001: 'An older spelling; the newer numbers are 700016 and 7000112.',
  700011: 'An older spelling of 700016.',
  70002: 'An older spelling; the newer numbers tell what is wrong with the credential.',
  700030: 'Trust in the subject of a certificate is for services of Microsoft.',
  70004: 'An older spelling of 50011.',
  90006: 'A passing fault of the service.',
  90016: 'Tokens of other claims providers are not simulated.',
  90019: 'Every address here names a tenant or many.',
  90023: 'No request is known that brings it about.',
  9002341: 'The browser of a device with single sign-on is not simulated.',
  90024: 'A passing fault of the service.',
  90033: 'A passing fault of the service.',
  900384: 'A wrong signature is told with the number of the grant or the credential.',
  90043: 'A tenant of another cloud is told with 90038.',
  90090: 'A passing fault of the service.',
  90091: 'A passing fault of the service.',
  90130: 'No request is known that brings it about; 50194 and 9002332 are told.',
}
