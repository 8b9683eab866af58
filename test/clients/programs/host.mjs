// Holds one client in a process of its own, and runs its steps as a test asks for them.

const [, , file = ''] = process.argv
/** @type {Record<string, (input: any) => unknown>} */
const steps = await import(file)

/** What of a failure can be sent. @param {unknown} error @returns {object} */
const plain = (error) => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  const own = Object.entries(error).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  const lists = Object.entries(error).filter(([, value]) => Array.isArray(value) || value?.constructor === Object)
  const readable = lists.filter(([, value]) => {
    try {
      return JSON.stringify(value) !== undefined
    } catch {
      return false
    }
  })
  const cause = error.cause === undefined ? {} : { cause: plain(error.cause) }
  return { ...Object.fromEntries([...own, ...readable]), name, message, stack, ...cause }
}

/** @type {any} */
const parent = process
process.on('message', async (/** @type {{ id: number, step: string, input: unknown }} */ { id, step, input }) => {
  try {
    const run = steps[step]
    if (run === undefined) throw new Error(`There is no step ${step}.`)
    parent.send({ id, value: JSON.stringify((await run(input)) ?? null) })
  } catch (error) {
    parent.send({ id, error: JSON.stringify(plain(error)) })
  }
})
process.on('disconnect', () => process.exit())
parent.send({ ready: true })
