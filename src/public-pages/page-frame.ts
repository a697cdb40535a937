import { type Html, html } from './html.ts'
import { pageWords } from './page-words.ts'

/** Where the pages lie beside each other: on the service, or in a folder that opens without one. */
export interface PageFrame {
  /** What the newsroom is called. */
  name: string
  stylesheet: string
  /** The page that lists all. */
  list: string
  /** The page that lists what was corrected or withdrawn. */
  corrections: string
  addressOf(rulingId: string): string
}

interface Page {
  language: 'de' | 'en'
  title: string
  head?: Html
  body: Html
}

/** A whole page: plain HTML without scripts. */
export function pageText(frame: PageFrame, { language, title, head, body }: Page): string {
  const words = pageWords[language]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${frame.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${frame.stylesheet}">
${head}
</head>
<body>
<header><p><bdi>${frame.name}</bdi></p><nav><a href="${frame.list}">${words.list}</a> <a href="${frame.corrections}">${words.corrections}</a></nav></header>
<main>
${body}
</main>
</body>
</html>
`.html
}
