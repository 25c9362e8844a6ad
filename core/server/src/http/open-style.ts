/** The style sheet of pages that need no session. */
export const openStyle = `:root { color-scheme: light dark; --line: #8885; --accent: #14696b; --good: #1d6f42; --bad: #a4262c; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cc5c4; --good: #7bd3a0; --bad: #ff9a94; } }
* { box-sizing: border-box; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1rem; }
header { align-items: center; border-bottom: 1px solid var(--line); display: flex; gap: 0.6rem; padding-bottom: 0.6rem; }
header p { flex: 1; font-weight: 600; margin: 0; }
.emblem svg { display: block; height: 2.2rem; width: auto; }
h1 { font-size: 1.5rem; line-height: 1.2; }
a { color: var(--accent); }
.state { border-left: 0.35rem solid var(--accent); font-size: 1.2rem; font-weight: 600; padding: 0.3rem 0.8rem; }
.state.good { border-color: var(--good); color: var(--good); }
.state.bad { border-color: var(--bad); color: var(--bad); }
dl { display: grid; gap: 0.3rem 1rem; grid-template-columns: minmax(7rem, auto) 1fr; }
dt { opacity: 0.8; }
dd { font-weight: 600; margin: 0; overflow-wrap: anywhere; }
.note { font-size: 0.95rem; opacity: 0.85; }
`;
