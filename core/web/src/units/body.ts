import type { BrowsedUnit } from '../api/units.ts';
import { sendable } from '../form/entry.ts';
import { translation } from '../state/language.ts';
import { type Draft, newUnit, type Subject } from './draft.ts';

type Body = Readonly<Record<string, unknown>>;

/** The act in words, as the dated rows and the history keep it; nothing when none is said. */
export function actWords({ act }: Draft): string {
  const { t, formats } = translation();
  const facts = { kind: act.kind.trim() || t('record:act'), number: act.number.trim() };
  const date = act.date ? formats.day(act.date) : '';
  if (facts.number && date) return t('units:act_words', { ...facts, date });
  if (facts.number) return t('units:act_number_only', facts);
  if (date) return t('units:act_date_only', { ...facts, date });
  return act.kind.trim();
}

/** What is sent for a reorganisation: the same for its preview. */
export function bodyOf(subject: Subject, draft: Draft, children: readonly BrowsedUnit[]): Body {
  const act = actWords(draft);
  const reason = draft.reason.trim();
  return {
    on: draft.on,
    ...(act ? { act } : {}),
    ...(reason ? { reason } : {}),
    ...ownBody(subject, draft, children),
  };
}

function ownBody({ verb, view }: Subject, draft: Draft, children: readonly BrowsedUnit[]): Body {
  const { type, status, parent } = view.values;
  switch (verb) {
    case 'rename':
      return { name: draft.name.trim() };
    case 'change':
      return {
        ...(draft.type !== type && draft.type ? { type: draft.type } : {}),
        ...(draft.status !== status && draft.status ? { status: draft.status } : {}),
      };
    case 'move':
      return { parent: draft.parent?.value };
    case 'open':
      return { id: draft.fresh.id, values: sendable(draft.fresh).values };
    case 'split': {
      const below = (id: string) => children.filter((child) => draft.shares[child.id] === id).map((child) => child.id);
      const parts = draft.parts.map(({ entry }) => ({
        id: entry.id,
        values: { ...sendable(entry).values, parent: parent ?? null },
        children: below(entry.id),
      }));
      // The unit itself keeps what no part takes.
      return { into: draft.fate === 'goes_on' ? [{ unit: view.id, children: [] }, ...parts] : parts };
    }
    case 'merge': {
      const values = { ...sendable(draft.fresh).values, parent: parent ?? null };
      return {
        with: draft.others.map(({ value }) => value),
        into: draft.into === newUnit ? { id: draft.fresh.id, values } : { unit: draft.into },
      };
    }
    case 'close':
      return {};
  }
}

/** The page to show when it is done: that of the unit which came out of it. */
export function resultOf({ verb, view }: Subject, draft: Draft): string {
  if (verb === 'open') return draft.fresh.id;
  if (verb === 'merge') return draft.into === newUnit ? draft.fresh.id : draft.into;
  return view.id;
}
