/** What this browser remembers of a person's taste. In a frame of another site it may be closed; then nothing is kept. */
export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // It lasts as long as the page, then.
  }
}
