/** A second signal within this time is the same one, passed on by a program in between such as npm. */
const echoMs = 1_000

/**
 * Waits until somebody wants this process to stop. A later signal ends it at once, for whoever will not wait.
 *
 * @param isOver Aborted by Ctrl-C, which the executable watches for all commands.
 */
export const untilStopped = (isOver: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let stoppedAt: number | undefined
    const onSignal = () => {
      const now = Date.now()
      if (stoppedAt !== undefined && now - stoppedAt > echoMs) process.exit(130)
      stoppedAt ??= now
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
    if (isOver.aborted) onSignal()
    else isOver.addEventListener('abort', onSignal, { once: true })
  })
