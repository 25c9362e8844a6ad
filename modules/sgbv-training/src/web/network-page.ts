import { icon, say } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Organisation } from '../server/network.ts';
import { addressOf, DistrictPage, type Shown } from './district-page.ts';
import { hasTrained, picture } from './picture.ts';
import { words } from './words.ts';

/** Who refers to whom in a district: a picture, and a table that says the same. */
export class NetworkPage extends DistrictPage {
  protected override path(): string {
    return 'network';
  }

  protected override heading(): string {
    return say(words.network);
  }

  protected override content(shown: Shown): TemplateResult {
    const { organisations, types, more } = shown;
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.networkLead)}</p></div>
      <div class="bar">${this.chooser()}
        <a class="button push" href=${addressOf('directory', shown.district)}>${icon('file')} ${say(words.directory)}</a></div>
      ${more ? html`<p class="soft">${say(words.more)}</p>` : nothing}
      ${organisations.length === 0 ? html`<p class="nothing">${say(words.nobody)}</p>` : html`${picture(organisations, types)}${table(shown)}`}
    </div>`;
  }
}

function table({ organisations, types }: Shown): TemplateResult {
  const links = (found: readonly Organisation[]) =>
    found.map(({ id, name }, at) => html`${at > 0 ? ', ' : ''}<a href="/f/referral_organisation/${id}">${name}</a>`);
  const cell = (label: string, found: readonly Organisation[]) =>
    html`<td data-label=${label} class=${found.length > 0 ? '' : 'blank'}><span>${links(found)}</span></td>`;
  return html`<div class="rows plain"><table>
    <caption class="said">${say(words.organisations)}</caption>
    <thead><tr>${[words.organisation, words.type, words.refersTo, words.receives, words.contact].map((label) => html`<th scope="col">${say(label)}</th>`)}</tr></thead>
    <tbody>${organisations.map(
      (each) => html`<tr>
        <th scope="row"><a href="/f/referral_organisation/${each.id}">${each.name}</a></th>
        <td data-label=${say(words.type)}>${types.get(each.type) ?? each.type}</td>
        ${cell(
          say(words.refersTo),
          organisations.filter(({ id }) => each.refers_to.includes(id)),
        )}
        ${cell(
          say(words.receives),
          organisations.filter(({ refers_to }) => refers_to.includes(each.id)),
        )}
        <td data-label=${say(words.contact)}>${trainedTag(each)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function trainedTag(organisation: Organisation): TemplateResult {
  const names = organisation.contacts.filter(({ trained }) => trained !== null).map(({ name }) => name);
  return hasTrained(organisation)
    ? html`<span>${names.join(', ')}</span>`
    : html`<span class="tag warn">${say(words.noContact)}</span>`;
}
