/** The stylesheet of the public pages. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #1b1c1d; --quiet: #56595c; --line: #d3d3cc; --link: #14508c; --raised: #f3f3ef; --focus: #b45000;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191b; --ink: #e7e6e2; --quiet: #a8abae; --line: #3a3e42; --link: #8cbcf0; --raised: #212427; --focus: #ffb060;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.55 'Iowan Old Style', Charter, 'Noto Serif', Georgia, 'Liberation Serif', serif; color: var(--ink); background: var(--paper); text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 44rem; overflow-wrap: anywhere; hyphens: auto; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; align-items: baseline; border-bottom: 1px solid var(--line); padding: 0.75rem 0; }
header p { margin: 0; font-weight: 650; }
header, .kicker, .stance, figcaption, footer { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif; }
.kicker, figcaption, footer, .stance { font-size: 0.875rem; color: var(--quiet); }
header nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
h1 { font-size: clamp(1.3rem, 1rem + 2.2vw, 1.6rem); line-height: 1.25; margin: 0.5rem 0; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
p { margin: 0.6rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
header a, .rows h2 a { display: inline-block; min-height: 24px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
p.rating { font-size: 1.25rem; }
.rating { border-inline-start: 0.3rem solid; padding-inline-start: 0.6rem; }
.summary { font-size: 1.1rem; }
.notice { background: var(--raised); border: 1px solid var(--line); padding: 0.6rem 0.8rem; }
.words { white-space: pre-line; }
.stance::before { content: '· '; }
figure { margin: 1rem 0; }
blockquote { margin: 0.4rem 0; padding-inline-start: 0.8rem; border-inline-start: 2px solid var(--line); }
ul, ol { padding-inline-start: 1.25rem; }
li { margin: 0.5rem 0; }
.rows { list-style: none; padding: 0; }
.rows li { border-bottom: 1px solid var(--line); padding-bottom: 0.6rem; }
.rows h2 { margin: 1rem 0 0; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
@media print { header nav { display: none; } a { color: inherit; } }
`
