import type { MessageKey } from '@baara/i18n';
import type { Action } from '@baara/model';
import { say, translation } from '../state/language.ts';
import { overview, session } from '../state/session.ts';
import { treeForm } from '../units/tree-form.ts';

type Parts = Readonly<Record<string, string | undefined>>;

/** What is known of an address before its page is there, or where it never will be: enough to draw its head. */
export interface Announced {
  readonly title: string;
  /** Where the page's first line leads back to. */
  readonly above?: { readonly address: string; readonly title: string };
  /** Whether this reader may open it; `unknown`: nothing that they know of is there. */
  readonly may: 'open' | 'refused' | 'unknown';
}

/** What an address announces to this reader, in the present language. */
export type Announce = (parts: Parts) => Announced;

/** A page for everybody who is signed in. */
export function toAll(title: MessageKey, above?: { readonly address: string; readonly title: MessageKey }): Announce {
  return () => ({ title: translation().t(title), may: 'open', ...(above ? { above: worded(above) } : {}) });
}

/** A page of who holds a right. */
export function withRight(
  right: string,
  title: MessageKey,
  above?: { readonly address: string; readonly title: MessageKey },
): Announce {
  const isHeld = () => session.get()?.rights.includes(right) === true;
  return (parts) => ({ ...toAll(title, above)(parts), may: isHeld() ? 'open' : 'refused' });
}

interface OfForm {
  /** What its reader must be able to do with the form. */
  readonly action: Action;
  /** Whether it speaks of one record or of them all; words of its own name the form. */
  readonly names: 'one' | 'all' | MessageKey;
  readonly above?: 'list';
}

/** A page about a form or one of its records: who has no grant on the form knows nothing of it. */
export function ofForm({ action, names, above }: OfForm): Announce {
  return ({ form: id = '' }) => {
    const { t } = translation();
    const form = overview.get()?.forms[id];
    if (!form) return { title: t('shell:not_found_title'), may: 'unknown' };
    const [one, all] = [say(form.label), say(form.plural)];
    const title =
      names === 'one' ? one : names === 'all' ? all : t(names, { form: names === 'form:new_title' ? one : all });
    return {
      title,
      may: form.can.includes(action) ? 'open' : 'refused',
      ...(above ? { above: { address: `/f/${id}`, title: all } } : {}),
    };
  };
}

/** A page of a module: it is offered to who may read what it speaks of. */
export const ofModule: Announce = ({ module, path }) => {
  const page = overview
    .get()
    ?.parts.find((part) => part.module === module)
    ?.pages.find((each) => each.path === path);
  return page
    ? { title: say(page.label), may: 'open' }
    : { title: translation().t('shell:not_found_title'), may: 'unknown' };
};

function worded({ address, title }: { readonly address: string; readonly title: MessageKey }) {
  return { address, title: translation().t(title) };
}

/** What the pages about one record announce while it is read. */
export const announced = {
  record: ofForm({ action: 'read', names: 'one', above: 'list' }),
  list: ofForm({ action: 'read', names: 'all' }),
  values: ofForm({ action: 'read', names: 'all' }),
  create: ofForm({ action: 'create', names: 'form:new_title', above: 'list' }),
  print: ofForm({ action: 'read', names: 'one' }),
  correct: ofForm({ action: 'update', names: 'one', above: 'list' }),
  change: ofForm({ action: 'create', names: 'one', above: 'list' }),
  import: ofForm({ action: 'import', names: 'imports:title' }),
  account: withRight('administer-users', 'accounts:page', { address: '/accounts', title: 'accounts:title' }),
  role: withRight('administer-roles', 'accounts:field_role', { address: '/roles', title: 'roles:title' }),
  bulk: toAll('bulk:page'),
  /** The organisation tree, which is one form whatever the address. */
  tree: () => {
    const tree = treeForm(overview.get());
    const title = translation().t('units:tree');
    return { title, may: tree?.can.includes('read') ? 'open' : 'refused' };
  },
} satisfies Readonly<Record<string, Announce>>;
