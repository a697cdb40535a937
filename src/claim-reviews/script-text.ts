/** Markup as the text of a script element, which no word in it can end. */
export function scriptText(markup: object): string {
  return JSON.stringify(markup).replaceAll('<', '\\u003c')
}
