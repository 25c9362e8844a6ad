import type { ModuleDefinition } from '../module.ts';
import type { SiteDefinition } from '../site.ts';
import type { Text } from '../text.ts';
import type { Workshop } from './working.ts';

/** What modules write to people, in the site's words where it has its own. The site words only what there is, and in both languages. */
export function composeWordings(
  shop: Workshop,
  modules: readonly ModuleDefinition[],
  site: SiteDefinition,
): Readonly<Record<string, Text>> {
  const known = Object.fromEntries(
    modules.flatMap(({ id, wordings }) =>
      Object.entries(wordings).map(([key, text]) => [`${id}.${key}`, text] as const),
    ),
  );
  for (const [path, text] of Object.entries(site.wordings)) {
    const about = { layer: site.id, file: site.source };
    if (!Object.hasOwn(known, path)) shop.problems.push({ code: 'wording.unknown', ...about, params: { path } });
    for (const language of ['fr', 'en'] as const)
      if (!text[language]?.trim()) shop.problems.push({ code: 'text.missing', ...about, params: { language, path } });
  }
  return { ...known, ...site.wordings };
}
