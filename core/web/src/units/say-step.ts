import { html, nothing, type TemplateResult } from 'lit';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchUnits } from '../fields/search-options.ts';
import { valueText } from '../fields/value-text.ts';
import type { Entry } from '../form/entry.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { askedFields, type Draft, nameOf, newPart, newUnit, type Subject } from './draft.ts';
import type { Fault } from './faults.ts';
import { dayField, plainField, textField } from './plain-field.ts';

export interface Step {
  readonly subject: Subject;
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  readonly change: (change: Partial<Draft>) => void;
}

/** The first step: what changes, from which day, by which act. */
export function sayStep(step: Step): TemplateResult {
  const { t } = translation();
  return html`<section class="stack"><h2 class="said">${t('units:step_say')}</h2>${presentState(step)} ${ownFields(step)}</section>
    <fieldset class="part"><legend><h2>${t('units:act')}</h2></legend>${whenAndWhy(step)}</fieldset>`;
}

/** What the unit is today, of what is about to change. */
function presentState({ subject: { slice, view, verb } }: Step): TemplateResult | typeof nothing {
  const keys = { rename: ['name'], change: ['type', 'status'], move: ['parent'], close: ['type', 'parent'] } as const;
  const shown = verb in keys ? keys[verb as keyof typeof keys] : [];
  if (shown.length === 0) return nothing;
  return html`<dl class="facts">${shown.flatMap((key) => {
    const field = slice.fields[key];
    return field ? html`<div><dt>${say(field.label)}</dt><dd>${valueText(field, view) || '—'}</dd></div>` : [];
  })}</dl>`;
}

function ownFields(step: Step): TemplateResult | typeof nothing {
  switch (step.subject.verb) {
    case 'rename':
      return html`<div class="part">${textField({
        ...{ id: 'say-name', label: translation().t('units:new_name'), need: 'required', max: 160, full: true },
        ...{ faults: step.faults, value: step.draft.name, change: (name) => step.change({ name }) },
      })}</div>`;
    case 'change':
      return html`<div class="part">${kindField(step, 'type')} ${kindField(step, 'status')}</div>`;
    case 'move':
      return html`<div class="part">${unitField(step)}</div>`;
    case 'open':
      return freshUnit(step);
    case 'split':
      return splitFields(step);
    case 'merge':
      return mergeFields(step);
    case 'close':
      return nothing;
  }
}

function kindField({ subject, draft, faults, change }: Step, key: 'type' | 'status'): TemplateResult | typeof nothing {
  const field = subject.slice.fields[key];
  if (field?.kind !== 'choice') return nothing;
  const id = `say-${key}`;
  return plainField({
    ...{ id, label: say(field.label), need: 'required', faults },
    control: (
      described,
      invalid,
    ) => html`<baara-choice-input .inputId=${id} .name=${say(field.label)} .list=${field.list} .value=${draft[key]} .label=${subject.view.labels[key]?.[draft[key] ?? ''] ?? ''}
      .invalid=${invalid} .required=${true} .described=${described} @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => change({ [key]: event.detail?.value ?? null, words: { ...draft.words, [key]: event.detail?.label ?? '' } })}></baara-choice-input>`,
  });
}

function unitField({ draft, faults, change }: Step): TemplateResult {
  const label = translation().t('units:new_parent');
  return plainField({
    ...{ id: 'say-parent', label, need: 'required', full: true, faults },
    control: (
      described,
      invalid,
    ) => html`<baara-combobox .inputId=${'say-parent'} .name=${label} .value=${draft.parent?.value ?? null} .label=${draft.parent?.label ?? ''} .search=${searchUnits}
      .invalid=${invalid} .described=${described} @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => change({ parent: event.detail })}></baara-combobox>`,
  });
}

function freshUnit({ draft, change }: Step): TemplateResult {
  return html`<baara-sheet .entry=${draft.fresh} prefix="say" .only=${askedFields(draft.fresh.slice)} @baara-entry=${(event: CustomEvent<Entry>) => change({ fresh: event.detail })}></baara-sheet>`;
}

function splitFields({ subject, draft, change }: Step): TemplateResult {
  const { t } = translation();
  const { slice, view } = subject;
  const least = draft.fate === 'ends' ? 2 : 1;
  const fate = (value: Draft['fate'], words: string) =>
    html`<label class="tick"><input type="radio" name="fate" .checked=${draft.fate === value} @change=${() => change({ fate: value, shares: {}, ...fitting(value) })} />${words}</label>`;
  const fitting = (value: Draft['fate']): Partial<Draft> =>
    value === 'ends' && draft.parts.length < 2 ? { parts: [...draft.parts, newPart(slice, view)] } : {};
  return html`<fieldset class="part"><legend><h2>${t('units:survives')}</h2></legend>
      <div class="field full"><div class="radios" role="radiogroup" aria-label=${t('units:survives')}>${fate('ends', t('units:survives_no'))} ${fate('goes_on', t('units:survives_yes'))}</div></div>
    </fieldset>
    ${draft.parts.map(
      ({ entry }, at) => html`<section class="card-part" aria-labelledby="part-title-${at}">
        <div class="heading"><h3 id="part-title-${at}">${t('units:part', { number: at + 1 })}${nameOf(entry, '') ? ` : ${nameOf(entry, '')}` : ''}</h3>
          ${draft.parts.length > least ? html`<div class="bar"><button type="button" class="button plain small" aria-label=${t('units:part_remove', { number: at + 1 })} @click=${() => change({ parts: draft.parts.filter((_, each) => each !== at) })}>${icon('close')}</button></div>` : nothing}</div>
        <baara-sheet .entry=${entry} prefix="part-${at}" .only=${askedFields(slice)} @baara-entry=${(event: CustomEvent<Entry>) => change({ parts: draft.parts.map((part, each) => (each === at ? { entry: event.detail } : part)) })}></baara-sheet>
      </section>`,
    )}
    <p><button type="button" class="button" @click=${() => change({ parts: [...draft.parts, newPart(slice, view)] })}>${icon('plus')} ${t('units:part_add')}</button></p>`;
}

function mergeFields(step: Step): TemplateResult {
  const { t } = translation();
  const { subject, draft, faults, change } = step;
  const { view } = subject;
  const add = (option: ComboboxOption | null) => {
    if (option && option.value !== view.id && draft.others.every(({ value }) => value !== option.value))
      change({ others: [...draft.others, option] });
  };
  const remove = (gone: ComboboxOption) =>
    change({
      others: draft.others.filter(({ value }) => value !== gone.value),
      ...(draft.into === gone.value ? { into: view.id } : {}),
    });
  const into = (value: string, words: string) =>
    html`<label class="tick"><input type="radio" name="into" .checked=${draft.into === value} @change=${() => change({ into: value })} />${words}</label>`;
  return html`<div class="part">${plainField({
    ...{ id: 'say-with', label: t('units:with'), need: 'required', full: true, faults },
    // Each unit that is taken leaves the box empty for the next one.
    control: (
      described,
      invalid,
    ) => html`${draft.others.length > 0 ? html`<ul class="bar">${draft.others.map((other) => html`<li><button type="button" class="chip" aria-label=${t('units:with_remove', { name: other.label })} @click=${() => remove(other)}>${other.label} ${icon('close')}</button></li>`)}</ul>` : nothing}
        <baara-combobox .inputId=${'say-with'} .name=${t('units:with_add')} .value=${null} .label=${''} .search=${searchUnits} .invalid=${invalid} .described=${described}
        @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => {
          const box = event.currentTarget as HTMLElement & { value: string | null };
          add(event.detail);
          box.value = null;
          const input = box.querySelector('input');
          queueMicrotask(() => {
            if (input) input.value = '';
          });
        }}></baara-combobox>`,
  })}</div>
    <fieldset class="part"><legend><h2>${t('units:into')}</h2></legend>
      <div class="field full"><div role="radiogroup" aria-label=${t('units:into')}>${into(view.id, view.title)} ${draft.others.map(({ value, label }) => into(value, label))} ${into(newUnit, t('units:into_new'))}</div></div>
    </fieldset>
    ${draft.into === newUnit ? freshUnit(step) : nothing}`;
}

function whenAndWhy({ draft, faults, change }: Step): TemplateResult {
  const { t } = translation();
  const { act } = draft;
  return html`${dayField({
    ...{ id: 'say-on', label: t('units:on'), need: 'required', hint: t('units:on_hint'), faults },
    ...{ value: draft.on, change: (on: string | null) => change({ on }) },
  })}
    ${textField({
      ...{ id: 'say-act-kind', label: t('units:act_kind'), need: 'optional', faults, max: 80 },
      ...{
        choices: t('units:act_kinds').split(','),
        value: act.kind,
        change: (kind: string) => change({ act: { ...act, kind } }),
      },
    })}
    ${textField({
      ...{ id: 'say-act-number', label: t('units:act_number'), need: 'optional', faults, max: 80 },
      ...{ value: act.number, change: (number: string) => change({ act: { ...act, number } }) },
    })}
    ${dayField({
      ...{ id: 'say-act-date', label: t('units:act_date'), need: 'optional', faults },
      ...{ value: act.date, change: (date: string | null) => change({ act: { ...act, date } }) },
    })}
    ${textField({
      ...{ id: 'say-reason', label: t('units:reason'), need: 'optional', faults, max: 1000, full: true },
      ...{ value: draft.reason, change: (reason: string) => change({ reason }) },
    })}`;
}
