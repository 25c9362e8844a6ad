import { go, say } from '@baara/web';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Organisation } from '../server/network.ts';
import type { Named } from './district-page.ts';
import { box, curve, layoutOf, type Node } from './layout.ts';
import { words } from './words.ts';

/** Characters of a line in a box. */
const line = 21;

/** Whether somebody there was trained. */
export const hasTrained = ({ contacts }: Organisation): boolean => contacts.some(({ trained }) => trained !== null);

/** The network as a drawing of boxes and arrows; each box is a link that says in words what the drawing shows. */
export function picture(organisations: readonly Organisation[], types: Named): TemplateResult {
  const { nodes, edges, width, height } = layoutOf(organisations);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return html`<div class="drawing">
    <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${say(words.pictureOf)}>
      <defs><marker id="sgbv-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
        <path d="M0 0 8 4 0 8z" fill="var(--ink-soft)"></path>
      </marker></defs>
      <g aria-hidden="true" fill="none" stroke="var(--ink-soft)" stroke-width="1.5">
        ${edges.map(([from, to]) => svg`<path d=${curve(from, to)} marker-end="url(#sgbv-arrow)"></path>`)}
      </g>
      ${nodes.map((node) => drawn(node, names, types))}
    </svg>
  </div>`;
}

function drawn({ organisation, x, y }: Node, names: Named, types: Named): TemplateResult {
  const { id, name, type, beyond, refers_to } = organisation;
  const trained = hasTrained(organisation);
  const kind = types.get(type) ?? type;
  const state = say(trained ? words.contact : words.noContact);
  const onwards = refers_to.flatMap((other) => names.get(other) ?? []).join(', ');
  const label = [name, kind, state, ...(onwards ? [`${say(words.refersTo)} ${onwards}`] : [])].join(', ');
  const [first = '', second] = linesOf(name);
  const top = second ? 18 : 25;
  const address = `/f/referral_organisation/${id}`;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(address);
  };
  return svg`<a href=${address} aria-label=${label} @click=${open}>
    <rect x=${x} y=${y} width=${box.width} height=${box.height} rx="4" fill=${trained ? 'var(--good-wash)' : 'var(--raised)'}
      stroke=${trained ? 'var(--good)' : 'var(--edge)'} stroke-width="1.5" stroke-dasharray=${beyond ? '5 3' : 'none'}></rect>
    <g font-size="12.5" fill="var(--ink)" aria-hidden="true">
      <text x=${x + 10} y=${y + top} font-weight="600">${first}</text>
      ${second ? svg`<text x=${x + 10} y=${y + 33} font-weight="600">${second}</text>` : nothing}
      <text x=${x + 10} y=${y + 51} font-size="11" fill="var(--ink-soft)">${trained ? '✓ ' : ''}${cut(kind, line + 5)}</text>
    </g>
  </a>` as TemplateResult;
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** A name in one line or two, cut between words. */
function linesOf(name: string): readonly string[] {
  if (name.length <= line) return [name];
  const at = name.lastIndexOf(' ', line);
  const first = at > 0 ? name.slice(0, at) : name.slice(0, line);
  return [first, cut(name.slice(first.length).trim(), line)];
}
