/** Puts a text on the clipboard; false where the browser does not allow it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

// The clipboard API exists only on https and localhost; a portal inside a network may be on plain http.
const copyBySelection = (text: string): boolean => {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  const back = document.activeElement
  // Inside a dialog only what is within it can be focused.
  const home = back?.closest('dialog') ?? document.body
  home.append(area)
  area.select()
  const worked = document.execCommand('copy')
  area.remove()
  if (back instanceof HTMLElement) back.focus()
  return worked
}
