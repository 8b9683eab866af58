/** Style sheet of the reference page. */
export const referenceStyle = `
:root { font-family: "Segoe UI", system-ui, sans-serif; line-height: 1.5; color-scheme: light dark; }
body { margin: 0; display: grid; grid-template-columns: 16rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; box-sizing: border-box; padding: 1rem; border-right: 1px solid #8884; font-size: 0.875rem; }
nav p { margin: 1rem 0 0.25rem; font-weight: 600; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.125rem 0; }
main { padding: 1rem 2rem 4rem; max-width: 70rem; }
section { padding: 0.5rem 0 1.5rem; border-bottom: 1px solid #8884; scroll-margin-top: 1rem; }
h3 { margin: 0.75rem 0 0.25rem; }
h4 { margin: 1rem 0 0.25rem; font-size: 0.875rem; }
a { color: LinkText; }
code, pre { font-family: "Cascadia Code", Consolas, ui-monospace, monospace; font-size: 0.875em; }
pre { overflow-x: auto; padding: 0.75rem; border-radius: 4px; background: #8882; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-top: 1px solid #8883; font-weight: normal; overflow-wrap: break-word; }
td code, th code { overflow-wrap: anywhere; }
thead th { font-weight: 600; border-top: 0; }
td table { margin: 0.25rem 0; }
em { font-size: 0.75rem; }
.route span { margin-left: 0.5rem; padding: 0 0.5rem; border-radius: 1rem; background: #8882; font-size: 0.8125rem; }
.destroys { padding-left: 0.75rem; border-left: 3px solid #c50f1f; }
.common { font-size: 0.8125rem; }
@media (max-width: 48rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid #8884; }
  main { padding: 1rem; overflow-x: auto; }
}
@media print { nav { display: none; } body { display: block; } }
`
