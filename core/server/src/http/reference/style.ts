/** The reference page's style sheet. */
export const referenceStyle = `:root { color-scheme: light dark; --line: #8885; --accent: #14696b; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cc5c4; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
a { color: var(--accent); }
code, pre { font: 0.9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
nav ul { columns: 14rem; padding-left: 1.2rem; }
details { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.5rem 0; padding: 0.5rem 0.8rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.2rem; color: var(--accent); }
summary span { opacity: 0.8; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.6rem 0.25rem 0; text-align: left; vertical-align: top; }
pre { background: #8881; border-radius: 0.4rem; overflow-x: auto; padding: 0.6rem; }
dt { margin-top: 0.6rem; }
:target { outline: 2px solid var(--accent); outline-offset: 0.3rem; }
`;
