// The colours of the theme for what is painted by hand.

/** Reads tokens such as `family-story` as the page has them now; each is asked for once. */
export function readTokens(): (token: string) => string {
  const style = getComputedStyle(document.documentElement)
  const known = new Map<string, string>()
  return token => {
    const value = known.get(token) ?? style.getPropertyValue(`--${token}`).trim()
    known.set(token, value)
    return value
  }
}
