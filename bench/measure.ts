/** Runs work in turns with its peer, so that a busy machine slows both, and tells the median of each. */
export const compare = async (
  rounds: number,
  work: () => Promise<void> | void,
  peer: () => Promise<void> | void,
): Promise<{ workMs: number; peerMs: number }> => {
  const times = { work: [] as number[], peer: [] as number[] }
  for (let round = 0; round < rounds + 2; round += 1)
    for (const [name, run] of [['work', work] as const, ['peer', peer] as const]) {
      const start = performance.now()
      await run()
      // The first two rounds warm up.
      if (round >= 2) times[name].push(performance.now() - start)
    }
  return { workMs: median(times.work), peerMs: median(times.peer) }
}

/** The middle one of some numbers. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Prints one line and makes the run fail where a budget is not kept. */
export const report = (what: string, figure: string, kept: boolean): void => {
  console.log(`${kept ? 'ok  ' : 'OVER'} ${what}: ${figure}`)
  if (!kept) process.exitCode = 1
}
