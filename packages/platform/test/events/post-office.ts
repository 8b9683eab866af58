import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly to: string[]
  readonly from: string
  /** As it came over the wire. */
  readonly raw: string
  readonly subject: string
}

/** A mail server; as a test wants it to answer. */
export const startPostOffice = async () => {
  const received: Received[] = []
  const refusals: Error[] = []
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) =>
      username === 'landbridge' && password === 'a+b c' ? done(null, { user: username }) : done(new Error('No')),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refusal = refusals.shift()
        if (refusal !== undefined) return done(refusal)
        const raw = Buffer.concat(parts).toString()
        received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          raw,
          subject: /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? '',
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    /** An address for LANDBRIDGE_SMTP_URL. */
    url: (password = 'a%2Bb%20c') => `smtp://landbridge:${password}@127.0.0.1:${port}`,
    /** Refuses the next mail with this status. */
    refuse: (responseCode: number) => {
      refusals.push(Object.assign(new Error('Not now'), { responseCode }))
    },
  }
}

/** The parts of a mail, decoded. */
export const textOf = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
