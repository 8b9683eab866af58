/** The one stylesheet of all simulated pages: plain, in the manner of Fluent, light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f5f5f5; --card: #ffffff; --text: #242424; --soft: #4d4d4d; --line: #d1d1d1; --field: #616161;
  --brand: #0c5494; --brand-hover: #0a4880; --on-brand: #ffffff; --link: #0a4f96; --bar: #0b3a66; --on-bar: #ffffff;
  --good: #0a5c0a; --good-back: #f1faf1; --bad: #a80000; --bad-back: #fdf3f4; --warn: #7a3b00; --warn-back: #fff9f0;
  --note-back: #eef5fc; --hover: #f0f0f0; --stripe: #ffe8a3; --stripe-2: #fff3cd; --on-stripe: #3a2c00;
  --shade: 0 1px 2px rgb(0 0 0 / .12), 0 0 2px rgb(0 0 0 / .1);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #1a1a1a; --card: #262626; --text: #f2f2f2; --soft: #bdbdbd; --line: #4d4d4d; --field: #9e9e9e;
    --brand: #115ea3; --brand-hover: #1a73c2; --link: #7cb8f5; --bar: #0a2e52;
    --good: #8fd48f; --good-back: #10260f; --bad: #ff9ea5; --bad-back: #331316; --warn: #ffc58a; --warn-back: #2f2212;
    --note-back: #14273a; --hover: #333333; --stripe: #4a3c05; --stripe-2: #3b3004; --on-stripe: #ffeeb3;
    --shade: 0 1px 2px rgb(0 0 0 / .5), 0 0 2px rgb(0 0 0 / .4);
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/20px "Segoe UI", "Selawik", system-ui, sans-serif; }
a { color: var(--link); }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: var(--card); padding: 8px 12px; z-index: 1; }
.simulated { background: repeating-linear-gradient(135deg, var(--stripe) 0 14px, var(--stripe-2) 14px 28px); color: var(--on-stripe);
  padding: 6px 24px; font-weight: 600; font-size: 13px; }
.simulated a { color: inherit; }
.bar { background: var(--bar); color: var(--on-bar); padding: 10px 24px; display: flex; gap: 4px 16px; flex-wrap: wrap; align-items: baseline; }
.bar a { color: inherit; text-decoration: none; }
.bar a:hover { text-decoration: underline; }
.bar :focus-visible { outline-color: var(--on-bar); }
.bar .product { font-size: 16px; font-weight: 600; }
.bar .where { margin-left: auto; font-size: 13px; }
.wrap { max-width: 1120px; margin: 0 auto; padding: 12px 24px 48px; }
.trail { font-size: 13px; margin: 0 0 8px; }
.trail ol { list-style: none; display: flex; align-items: baseline; flex-wrap: wrap; margin: 0; padding: 0; }
.trail li { padding: 2px 0; } .trail a { display: inline-block; padding: 2px 0; }
.trail li + li::before { content: "\\203A"; padding: 0 8px; color: var(--soft); }
h1 { font-size: 24px; line-height: 32px; font-weight: 600; margin: 0 0 12px; overflow-wrap: anywhere; }
h2 { font-size: 16px; line-height: 22px; font-weight: 600; margin: 0 0 12px; }
.lead { color: var(--soft); margin: -8px 0 16px; max-width: 76ch; }
.columns { display: grid; grid-template-columns: 208px minmax(0, 1fr); gap: 24px; }
.menu ul { list-style: none; margin: 0; padding: 0; }
.menu a { display: block; padding: 6px 12px; border-radius: 4px; color: var(--text); text-decoration: none; border-left: 3px solid transparent; }
.menu a:hover { background: var(--hover); }
.menu a[aria-current] { font-weight: 600; border-left-color: var(--link); background: var(--hover); }
.card { background: var(--card); border-radius: 6px; box-shadow: var(--shade); padding: 16px 20px; margin: 0 0 16px; }
.card > :last-child, .message > :last-child { margin-bottom: 0; }
.commands { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 16px; align-items: center; }
.commands form { display: inline; }
button, .button { font: inherit; font-weight: 600; display: inline-block; padding: 5px 12px; min-height: 32px; border: 1px solid var(--field); border-radius: 4px;
  background: var(--card); color: var(--text); text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--hover); }
button.primary, .button.primary { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
button.primary:hover, .button.primary:hover { background: var(--brand-hover); }
button.quiet { border-color: transparent; background: transparent; color: var(--link); padding: 2px 6px; min-height: 24px; }
button:disabled { color: var(--soft); border-color: var(--line); cursor: not-allowed; background: transparent; }
.field { margin: 0 0 16px; max-width: 640px; }
.field label, legend, .name { display: block; font-weight: 600; margin: 0 0 4px; padding: 0; }
.hint { color: var(--soft); font-size: 13px; margin: 4px 0 0; }
input[type=text], input[type=date], input[type=password], select, textarea { font: inherit; width: 100%; padding: 5px 10px; min-height: 32px; color: var(--text); background: var(--card);
  border: 1px solid var(--field); border-radius: 4px; }
input:read-only { background: var(--page); }
textarea { min-height: 96px; font-family: Consolas, "Cascadia Mono", monospace; font-size: 13px; }
[aria-invalid=true] { border-color: var(--bad) !important; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
fieldset label { display: flex; gap: 8px; padding: 3px 0; font-weight: 400; align-items: flex-start; }
fieldset input { margin: 4px 0 0; }
dl.facts { display: grid; grid-template-columns: minmax(140px, 220px) minmax(0, 1fr); gap: 8px 16px; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
code, .mono { font-family: Consolas, "Cascadia Mono", ui-monospace, monospace; font-size: 13px; }
code.copy { user-select: all; background: var(--page); border: 1px solid var(--line); border-radius: 4px; padding: 1px 6px; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0 0 8px; }
th { text-align: left; font-weight: 600; font-size: 13px; color: var(--soft); }
th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td code.copy, td time, td button { white-space: nowrap; }
td.empty { color: var(--soft); padding: 16px 0; }
.message { border-radius: 4px; padding: 10px 14px; margin: 0 0 16px; border: 1px solid var(--line); border-left-width: 4px; background: var(--note-back); border-left-color: var(--link); }
.message.good { background: var(--good-back); border-left-color: var(--good); }
.message.bad { background: var(--bad-back); border-left-color: var(--bad); }
.message.warn { background: var(--warn-back); border-left-color: var(--warn); }
.message p { margin: 0 0 8px; }
.state-good { color: var(--good); font-weight: 600; } .state-warn { color: var(--warn); font-weight: 600; } .state-bad { color: var(--bad); font-weight: 600; }
.state-good::before { content: "\\2713\\00a0"; } .state-warn::before { content: "\\25B2\\00a0"; font-size: 11px; } .state-bad::before { content: "\\2715\\00a0"; }
.wrap.narrow { max-width: 560px; padding-top: 32px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(216px, 1fr)); gap: 12px; list-style: none; padding: 0; margin: 0; }
.tiles a { display: block; height: 100%; padding: 12px 16px; border: 1px solid var(--line); border-radius: 6px; text-decoration: none; color: var(--text); background: var(--card); }
.tiles a:hover { background: var(--hover); }
.tiles strong { display: block; color: var(--link); }
summary { cursor: pointer; } summary h2 { display: inline; }
details > p { margin: 12px 0; }
h3 { font-size: 14px; font-weight: 600; margin: 20px 0 4px; } .soft { color: var(--soft); } .path { overflow-wrap: anywhere; }
.entries { list-style: none; margin: 0; padding: 0; } .entry { padding: 8px 0; border-bottom: 1px solid var(--line); }
.entry:last-child { border-bottom: 0; padding-bottom: 0; } .entry p { margin: 2px 0; } .links a { display: inline-block; padding: 2px 8px 2px 0; }
input[type=file] { font: inherit; max-width: 100%; }
.foot { color: var(--soft); font-size: 13px; margin: 24px 0 0; }
@media (max-width: 720px) {
  .columns { grid-template-columns: minmax(0, 1fr); gap: 8px; }
  .menu ul { display: flex; flex-wrap: wrap; }
  .menu a { border-left: 0; border-bottom: 3px solid transparent; border-radius: 4px 4px 0 0; padding: 6px 10px; }
  .menu a[aria-current] { border-bottom-color: var(--link); }
  .wrap { padding: 12px 16px 40px; } .bar, .simulated { padding-left: 16px; padding-right: 16px; }
  .bar .where { margin-left: 0; }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 2px; } dd { margin-bottom: 8px; }
  .card { padding: 14px 14px; }
}
`
