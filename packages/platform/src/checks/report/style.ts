/** For the screen and for paper: black on white, nothing that needs ink, no line torn apart. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #242424; font: 15px/1.5 'Segoe UI', system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid #d1d1d1; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
h4 { font-size: 1rem; margin: 0 0 0.5rem; }
h5 { font-size: 0.85rem; font-weight: 600; margin: 0.75rem 0 0.25rem; }
.verdict { font-weight: 600; margin: 0 0 1rem; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0 1rem; padding: 0.15rem 0; }
dt { color: #424242; }
dd { margin: 0; }
article { border: 1px solid #d1d1d1; border-left: 4px solid #b10e1c; border-radius: 4px; padding: 0.75rem 1rem; margin: 0.5rem 0; }
.seen dl { font-size: 0.85rem; }
.seen dd { font-family: Consolas, ui-monospace, monospace; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: 0.25rem 0 0.25rem 7rem; position: relative; min-height: 1.5em; }
li > span { position: absolute; left: 0; width: 6.5rem; font-weight: 600; }
li > p { margin: 0; color: #424242; }
.pass > span { color: #085408; }
.fail > span { color: #b10e1c; }
.unknown > span { color: #664700; }
.skipped > span, .pending > span { color: #424242; }
a { color: #0f548c; }
@media (max-width: 30rem) {
  dl > div { grid-template-columns: 1fr; }
  li { padding-left: 0; }
  li > span { position: static; display: block; width: auto; }
}
@media print {
  @page { margin: 18mm 16mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  article, li, dl > div { break-inside: avoid; }
  h2, h3, h4, h5 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  a[href]::after { content: ' (' attr(href) ')'; font-size: 0.85em; }
}
`
