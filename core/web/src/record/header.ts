import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { stateTags } from '../workflow/state-tag.ts';
import { currentPost, holdsOn, postsOf } from './current.ts';
import { isParentField } from './parent-field.ts';

export interface Head {
  readonly slice: FormSlice;
  readonly view: RecordView;
  /** The form of its posts, for a record that is placed by them. */
  readonly posts: FormSlice | null;
  /** The day on which it is looked at. */
  readonly day: string;
}

const most = 6;

/** Who or what it is at a glance: photograph, name, state, where it works and since when, identifiers, and what its list shows. */
export function recordHead({ slice, view, posts, day }: Head): TemplateResult {
  const { t } = translation();
  const photo = Object.values(slice.fields).find((field) => field.kind === 'image' && !field.hidden);
  const taken = photo && view.values[photo.key];
  return html`<div class="who">
    ${taken ? html`<img class="portrait" src=${fileAddress(String(taken))} alt=${t('record:photo_of', { title: view.title })} width="88" height="104" />` : photo ? html`<span class="portrait none" aria-hidden="true">${icon('user')}</span>` : nothing}
    <div class="grow">
      <p class="soft">${say(slice.label)} ${stateTag({ slice, view, posts, day })} ${stateTags(view)}</p>
      <h1>${view.title}</h1>
      ${keyFacts({ slice, view, posts, day })}
    </div>
  </div>`;
}

/** Deleted, in a post, without one, current or ended: the one word that says how things stand. */
function stateTag({ slice, view, posts, day }: Head): TemplateResult | typeof nothing {
  const { t } = translation();
  const tag = (words: string, look: string) => html`<span class="tag ${look}">${words}</span>`;
  if (view.deleted) return tag(t('record:state_deleted'), 'bad');
  if (posts && postsOf(slice))
    return currentPost(slice, view, day)
      ? tag(t('record:state_posted'), 'good')
      : tag(t('record:state_unposted'), 'warn');
  if (!slice.dated) return nothing;
  if (holdsOn(view, day)) return tag(t('record:current'), 'good');
  return tag(t(String(view.values.valid_from ?? '') > day ? 'record:coming' : 'record:ended'), '');
}

function keyFacts({ slice, view, posts, day }: Head): TemplateResult {
  const { t, formats } = translation();
  const post = posts ? currentPost(slice, view, day) : undefined;
  const unit = post && posts ? posts.fields[postsOf(slice)?.unit ?? ''] : undefined;
  const since = post?.values.valid_from ? t('record:since', { day: formats.day(String(post.values.valid_from)) }) : '';
  const where =
    post && unit && posts
      ? [
          {
            label: say(unit.label),
            words: [valueText(unit, post), since].filter(Boolean).join(', '),
            to: `/f/${posts.id}/${post.id}`,
          },
        ]
      : [];
  const told = new Set(slice.title);
  const identifiers = Object.values(slice.fields).filter(
    ({ kind, key, hidden }) => kind === 'identifier' && !hidden && !told.has(key),
  );
  const columns = slice.columns.flatMap((key): ModelField[] => {
    const field = slice.fields[key];
    return field && !told.has(key) && !identifiers.includes(field) && !isParentField(field) ? [field] : [];
  });
  const own = [...identifiers, ...columns].map((field) => ({
    label: say(field.label),
    words: valueText(field, view),
    to: '',
  }));
  const facts = [...where, ...own].filter(({ words }) => words).slice(0, most);
  return html`<dl class="facts">${facts.map(({ label, words, to }) => html`<div><dt>${label}</dt><dd>${to ? html`<a href=${to}>${words}</a>` : words}</dd></div>`)}</dl>`;
}
