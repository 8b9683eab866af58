import { sectionOf } from './problem.ts'

const both = ['s2s', 'delegated'] as const

/** C: the request arrives where it should, and is not carried out: too much, too slow, or against a rule. */
export const answerProblems = sectionOf('C')([
  {
    id: 'P48',
    title: 'Too many requests in five minutes',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ settings: { requestsPerWindow: 1 } }],
    program: 'app changes a customer',
    signal: { status: 429, code: 'Application_TooManyRequests' },
  },
  {
    id: 'P48b',
    title: 'The request waited eight minutes for its turn, in vain',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', path: '/v2.0/*' },
          answer: { status: 503, headers: { 'retry-after': '60' }, text: '' },
        },
      },
    ],
    program: 'app reads customers',
    signal: { status: 503 },
  },
  {
    id: 'P49',
    title: 'The gateway gives up after ten minutes',
    shows: 'A gateway answers without a body that programs can read, and the work may have been done.',
    frequency: 1,
    startsAt: 'network',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', set: 'customers' },
          answer: { status: 504, text: '<html><head><title>504 Gateway Time-out</title></head></html>' },
        },
      },
    ],
    program: 'app reads customers',
    signal: { status: 504 },
  },
  {
    id: 'P49b',
    title: 'The server cancels the call after eight minutes',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ fault: { on: { face: 'api', set: 'customers' }, answer: { status: 408, text: '' } } }],
    program: 'app reads customers',
    signal: { status: 408 },
  },
  {
    id: 'P49c',
    title: 'The request is too large',
    frequency: 1,
    startsAt: 'client',
    flow: both,
    kind: 'service',
    steps: [{ fault: { on: { face: 'api', method: 'PATCH' }, answer: { status: 413, text: '' } } }],
    program: 'app changes a customer',
    signal: { status: 413 },
  },
  {
    id: 'P49d',
    title: 'The connection ends before an answer comes',
    frequency: 1,
    startsAt: 'network',
    flow: both,
    kind: 'service',
    steps: [{ fault: { on: { face: 'api', set: 'customers' }, breaks: 'before headers' } }],
    program: 'app reads customers',
    signal: { broken: true },
  },
  {
    id: 'P50',
    title: 'Somebody else changed the record in between',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', method: 'PATCH', set: 'customers' },
          when: { first: 1 },
          answer: { bc: 'Request_EntityChanged', message: 'Another user has already changed the record.' },
        },
      },
    ],
    program: 'app changes a customer',
    signal: { status: 409, code: 'Request_EntityChanged' },
  },
  {
    id: 'P50b',
    title: 'The change is sent without If-Match',
    frequency: 1,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [{ fault: { on: { face: 'api', method: 'PATCH' }, send: { headers: { 'if-match': null } } } }],
    program: 'app changes a customer',
    signal: { status: 400, code: 'BadRequest_InvalidToken' },
  },
  {
    id: 'P51',
    title: 'An extension asks the user something in a session without one',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', method: 'PATCH', set: 'customers' },
          answer: {
            bc: 'Application_CallbackNotAllowed',
            message:
              'Microsoft Dynamics 365 Business Central Server attempted to issue a client callback to show a confirmation dialog box. Client callbacks are not supported on this session.',
          },
        },
      },
    ],
    program: 'app changes a customer',
    signal: { status: 400, code: 'Application_CallbackNotAllowed' },
  },
  {
    id: 'P52',
    title: 'A server of its own does not take tokens for the cloud service',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', path: '/v2.0/*' },
          answer: { bc: 'Unauthorized', message: 'The credentials provided are incorrect' },
        },
      },
    ],
    program: 'app reads customers',
    signal: { status: 401, code: 'Unauthorized' },
  },
])
