import { icon, letterhead, say, session, today, translation } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Contact, Organisation } from '../server/network.ts';
import { addressOf, DistrictPage, type Named, type Shown } from './district-page.ts';
import { words } from './words.ts';

/** The directory of a district on A4: whom to call, where, when. On a telephone, the same sheet in one column. */
export class DirectoryPage extends DistrictPage {
  protected override path(): string {
    return 'directory';
  }

  protected override heading(): string {
    return this.shown?.unit ? `${say(words.directoryOf)}${this.shown.unit.name}` : say(words.directory);
  }

  protected override content(shown: Shown): TemplateResult {
    const { organisations, more } = shown;
    const { formats } = translation();
    const note = this.t('print:printed', { at: formats.day(today()), name: session.get()?.user?.name ?? '' });
    return html`<div class="page printing">
      <div class="bar unprinted">
        ${this.chooser()}
        <a class="button" href=${addressOf('network', shown.district)}>${say(words.network)}</a>
        <button type="button" class="button first push" @click=${() => window.print()}>${icon('file')} ${this.t('print:print')}</button>
      </div>
      <article class="paper">
        ${letterhead(say(words.directoryKind), note)}
        <h1>${this.heading()}</h1>
        ${more ? html`<p>${say(words.more)}</p>` : nothing}
        ${organisations.length === 0 ? html`<p>${say(words.nobody)}</p>` : chapters(shown)}
      </article>
    </div>`;
  }
}

/** The types in their order, from the community up; last, who stands elsewhere. */
function chapters(shown: Shown): TemplateResult[] {
  const { organisations, types } = shown;
  const local = [...types].map(
    ([code, label]) => [label, organisations.filter(({ type, beyond }) => type === code && !beyond)] as const,
  );
  const elsewhere = [say(words.beyond), organisations.filter(({ beyond }) => beyond)] as const;
  return [...local, elsewhere]
    .filter(([, found]) => found.length > 0)
    .map(
      ([label, found]) =>
        html`<section><h2>${label}</h2><div class="grid">${found.map((each) => entry(each, shown))}</div></section>`,
    );
}

function entry(organisation: Organisation, { services, languages }: Shown): TemplateResult {
  const { name, unit, area, hours, on_call, phone, contacts } = organisation;
  const named = (codes: readonly string[], list: Named) => codes.map((code) => list.get(code) ?? code).join(', ');
  const fact = (label: string, value: string | TemplateResult) =>
    value ? html`<p><small>${label} :</small> ${value}</p>` : nothing;
  return html`<div class="entry">
    <h3>${name}</h3>
    ${unit === name ? nothing : html`<p>${unit}</p>`}
    ${phone ? fact(say(words.phone), html`<strong class="number">${spoken(phone)}</strong>`) : nothing}
    ${fact(say(words.services), named(organisation.services, services))}
    ${fact(say(words.hours), [hours ?? '', on_call ? say(words.onCall) : ''].filter(Boolean).join(' · '))}
    ${fact(say(words.languages), named(organisation.languages, languages))}
    ${fact(say(words.covers), area.join(', '))}
    ${contacts.length > 0 ? html`<ul aria-label=${say(words.contacts)}>${contacts.map(line)}</ul>` : html`<p><small>${say(words.noContact)}</small></p>`}
  </div>`;
}

function line({ name, function: work, phone, focal, trained }: Contact): TemplateResult {
  const about = [work ?? '', focal ? say(words.focal) : ''].filter(Boolean).join(', ');
  const since = trained ? `✓ ${say(words.trainedOn)} ${translation().formats.day(trained)}` : say(words.notTrained);
  return html`<li><strong>${name}</strong>${phone ? html` · <span class="number">${spoken(phone)}</span>` : nothing}<br>
    <small>${about ? `${about} · ` : ''}${since}</small></li>`;
}

/** A telephone as it is dialled within the country when it is one of ours: groups of two digits. */
const spoken = (phone: string): string => phone.replace(/^\+(\d{3})(\d{2})(\d{2})(\d{2})(\d{2})$/u, '+$1 $2 $3 $4 $5');
