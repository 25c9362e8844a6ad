import type { Text } from '@baara/model';
import { money, say } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { BatchView, LineView } from '../server/batch-view.ts';
import { count, stateTag, wordsOf } from './telling.ts';
import { words } from './words.ts';

const order = 'draft verified approved exported sent pending paid reconciled failed returned retry cancelled'.split(
  ' ',
);

/** How many payments stand in each state, and what they come to. */
export function statesTable({ states }: BatchView): TemplateResult {
  const sorted = [...states].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const kept = states.filter(({ state }) => state !== 'cancelled');
  return html`<section><h3>${say(words.states)}</h3>
    <div class="figures"><table>
      <caption class="said">${say(words.states)}</caption>
      <thead><tr><th scope="col">${say(words.state)}</th><th scope="col" class="number">${say(words.lines)}</th><th scope="col" class="number">${say(words.total)}</th></tr></thead>
      <tbody>${sorted.map((each) => html`<tr><th scope="row">${stateTag('payment_state', each.state)}</th><td class="number">${count(each.lines)}</td><td class="number">${money(each.total)}</td></tr>`)}
        <tr><th scope="row"><strong>${say(words.sumList)}</strong></th><td class="number"><strong>${count(sum(kept, 'lines'))}</strong></td><td class="number"><strong>${money(sum(kept, 'total'))}</strong></td></tr></tbody>
    </table></div></section>`;
}

const sum = <K extends string>(rows: readonly { readonly [Key in K]: number }[], key: K): number =>
  rows.reduce((total, row) => total + row[key], 0);

/** What the list, its files and the operator say, beside one another. */
export function sumsTable({ states, files, operator }: BatchView): TemplateResult {
  const paid = states.filter(({ state }) => state === 'paid' || state === 'reconciled');
  const gap = operator.total - sum(paid, 'total');
  const row = (title: Text, lines: number, total: number) =>
    html`<tr><th scope="row">${say(title)}</th><td class="number">${count(lines)}</td><td class="number">${money(total)}</td></tr>`;
  return html`<section><h3>${say(words.sums)}</h3>
    <div class="figures"><table>
      <caption class="said">${say(words.sums)}</caption>
      <thead><tr><th scope="col"><span class="said">${say(words.sums)}</span></th><th scope="col" class="number">${say(words.lines)}</th><th scope="col" class="number">${say(words.total)}</th></tr></thead>
      <tbody>
        ${row(words.sumFiles, sum(files, 'rows'), sum(files, 'total'))}
        ${row(words.sumPaid, sum(paid, 'lines'), sum(paid, 'total'))}
        ${row(words.sumOperator, operator.rows, operator.total)}
      </tbody>
    </table></div>
    <p class="notice ${gap === 0 ? 'good' : 'bad'}">${gap === 0 ? say(words.sumsAgree) : `${say(words.sumsDiffer)} ${money(Math.abs(gap))}.`}</p></section>`;
}

/** The files, each to be downloaded again as it was. */
export function filesTable({ files }: BatchView): TemplateResult {
  return html`<section><h3>${say(words.files)}</h3>
    ${
      files.length === 0
        ? html`<p class="soft">${say(words.noFiles)}</p>`
        : html`<div class="rows"><table>
      <caption class="said">${say(words.files)}</caption>
      <thead><tr><th scope="col">${say(words.files)}</th><th scope="col" class="number">${say(words.lines)}</th><th scope="col" class="number">${say(words.total)}</th><th scope="col">${say(words.print)}</th><th scope="col"><span class="said">${say(words.action)}</span></th></tr></thead>
      <tbody>${files.map(
        (file) => html`<tr>
        <th scope="row">${file.name}</th>
        <td class="number" data-label=${say(words.lines)}>${count(file.rows)}</td>
        <td class="number" data-label=${say(words.total)}>${money(file.total)}</td>
        <td data-label=${say(words.print)}><code title=${file.sha256}>${file.sha256.slice(0, 16)}…</code></td>
        <td data-label=""><a class="button small" href="/api/v1/parts/scholarships/file?id=${file.id}" download=${file.name} aria-label="${say(words.download)} ${file.name}">${say(words.download)}</a></td>
      </tr>`,
      )}</tbody></table></div>`
    }</section>`;
}

interface Lines {
  readonly title: Text;
  readonly lead?: Text;
  readonly lines: readonly LineView[];
  /** What is said of each. */
  readonly why: 'blocked' | 'failure' | 'state';
  /** A box before each, for choosing. */
  readonly box?: {
    readonly title: string;
    readonly chosen: ReadonlySet<string>;
    readonly turn: (id: string) => () => void;
  } | null;
}

/** Lines of the list that somebody must look at. */
export function linesTable({ title, lead, lines, why, box }: Lines): TemplateResult {
  const said = (line: LineView) =>
    why === 'blocked'
      ? html`<span class="tag bad">${wordsOf(words.blocks, line.blocked)}</span>`
      : why === 'failure'
        ? wordsOf(words.failures, line.failure)
        : stateTag('payment_state', line.state);
  const last = say(why === 'state' ? words.state : words.reason);
  return html`<section>
    <h3>${say(title)} <span class="tag">${count(lines.length)}</span></h3>
    ${lead ? html`<p class="soft">${say(lead)}</p>` : nothing}
    <div class="rows"><table>
      <caption class="said">${say(title)}</caption>
      <thead><tr>${box ? html`<th scope="col"><span class="said">${box.title}</span></th>` : nothing}<th scope="col">${say(words.reference)}</th><th scope="col">${say(words.student)}</th><th scope="col">${say(words.holder)}</th><th scope="col">${say(words.phone)}</th><th scope="col" class="number">${say(words.amount)}</th><th scope="col">${last}</th></tr></thead>
      <tbody>${lines.map(
        (line) => html`<tr>
        ${box ? html`<td data-label=${box.title}><input type="checkbox" aria-label="${box.title} ${line.reference}" .checked=${box.chosen.has(line.id)} @change=${box.turn(line.id)} /></td>` : nothing}
        <th scope="row"><a href="/f/payment/${line.id}">${line.reference}</a></th>
        <td data-label=${say(words.student)}>${line.student ?? ''}</td>
        <td data-label=${say(words.holder)}>${line.holder ?? ''}</td>
        <td data-label=${say(words.phone)}>${line.msisdn ?? ''}</td>
        <td class="number" data-label=${say(words.amount)}>${money(line.amount)}</td>
        <td data-label=${last}>${said(line)}</td>
      </tr>`,
      )}</tbody></table></div>
  </section>`;
}

/** Rows of the operator’s that changed nothing. */
export function looseTable({ rows }: BatchView): TemplateResult | typeof nothing {
  const loose = rows.filter(({ match }) => match !== 'TO_CONFIRM');
  if (loose.length === 0) return nothing;
  return html`<section>
    <h3>${say(words.loose)} <span class="tag bad">${count(loose.length)}</span></h3>
    <p class="soft">${say(words.looseLead)}</p>
    <div class="rows"><table>
      <caption class="said">${say(words.loose)}</caption>
      <thead><tr><th scope="col">${say(words.row)}</th><th scope="col">${say(words.reference)}</th><th scope="col">${say(words.phone)}</th><th scope="col" class="number">${say(words.amount)}</th><th scope="col">${say(words.result)}</th><th scope="col">${say(words.payment)}</th></tr></thead>
      <tbody>${loose.map(
        (row) => html`<tr>
        <th scope="row">${count(row.line)}</th>
        <td data-label=${say(words.reference)}>${row.reference ?? ''}</td>
        <td data-label=${say(words.phone)}>${row.msisdn ?? ''}</td>
        <td class="number" data-label=${say(words.amount)}>${row.amount === null ? '' : money(row.amount)}</td>
        <td data-label=${say(words.result)}>${wordsOf(words.results, row.result)}</td>
        <td data-label=${say(words.payment)}><span class="tag ${row.match === 'DIFFERENT' ? 'bad' : 'warn'}">${wordsOf(words.matches, row.match)}</span> ${row.payment ? html`<a href="/f/payment/${row.payment}">${row.known}</a>` : nothing}</td>
      </tr>`,
      )}</tbody></table></div>
  </section>`;
}
