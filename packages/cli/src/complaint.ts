import type { ExitName } from './exit-codes.ts'

/** The command line itself cannot go on: what is wrong in one sentence, and what to do about it. */
export class Complaint extends Error {
  readonly exit: ExitName
  readonly remedy: string | undefined

  constructor(exit: ExitName, message: string, remedy?: string) {
    super(message)
    this.name = 'Complaint'
    this.exit = exit
    this.remedy = remedy
  }
}

/** What failed has been told already, line by line. */
export class NotProven extends Complaint {
  constructor() {
    super('notProven', '')
  }
}

/** The person pressed Ctrl-C, or left a question that way. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.')
    this.name = 'Interrupted'
  }
}
