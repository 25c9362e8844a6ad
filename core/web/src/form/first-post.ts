import { uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { postsOf } from '../record/current.ts';
import { translation } from '../state/language.ts';
import { overview, today } from '../state/session.ts';
import { endFields } from './dated-sections.ts';
import { type Entry, newEntry } from './entry.ts';

/** The first post of a new record that is placed by its posts, where the writer may give one; at the unit of the one written before it. */
export async function firstPost(entry: Entry, before: Entry | null): Promise<Entry | null> {
  const posts = postsOf(entry.slice);
  if (!posts || !overview.get()?.forms[posts.form]?.can.includes('create')) return null;
  const slice = await readForm(posts.form);
  const starts = slice.dated ? { valid_from: today() } : {};
  const unit = before?.values[posts.unit] ? { [posts.unit]: before.values[posts.unit] ?? null } : {};
  const known = { [posts.record]: entry.id, [posts.owner]: true, ...starts, ...unit };
  return newEntry(slice, uuidv7(), known, before?.labels ?? {});
}

interface PostPart {
  readonly entry: Entry;
  readonly post: Entry;
  /** Whether the post is written with the record. */
  readonly isWritten: boolean;
  readonly write: (isWritten: boolean) => void;
  readonly edited: (post: Entry) => void;
}

/** The part of the page where the first post is written. */
export function firstPostPart({ entry, post, isWritten, write, edited }: PostPart): TemplateResult {
  const { t } = translation();
  const posts = postsOf(entry.slice);
  const omit = posts ? [posts.record, posts.owner, ...endFields(post.slice)] : [];
  return html`<section class="stack">
    <div><h2>${t('form:first_post')}</h2><p class="soft">${t('form:first_post_lead')}</p></div>
    <label class="tick"><input type="checkbox" .checked=${!isWritten} @change=${(event: Event) => write(!(event.target as HTMLInputElement).checked)} />${t('form:without_post')}</label>
    ${isWritten ? html`<baara-sheet fold .entry=${post} prefix="p" .omit=${omit} @baara-entry=${(event: CustomEvent<Entry>) => edited(event.detail)}></baara-sheet>` : nothing}
  </section>`;
}
