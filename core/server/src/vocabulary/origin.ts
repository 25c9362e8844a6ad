import type { Model, ModelForm, Text } from '@baara/model';

/** Where a value comes from, and how it was worded there when it has been reworded here. */
export type Origin =
  | { readonly kind: 'here' }
  | { readonly kind: 'module' | 'site'; readonly label: Text; readonly worded?: Text };

/** Tells of each code of a list where it comes from: a module, the site, or the people who edit the list. */
export function originsOf(model: Model, list: ModelForm): (code: string, worded: Text) => Origin {
  const items = new Map(list.items.map((item) => [item.code, item]));
  return (code, worded) => {
    const item = items.get(code);
    if (!item) return { kind: 'here' };
    const layer = model.provenance[`${list.id}.items.${code}`]?.find(({ verb }) => verb === 'addItems')?.layer;
    const module = model.modules.find(({ id }) => id === (layer ?? list.module));
    const isReworded = item.label.fr !== worded.fr || item.label.en !== worded.en;
    return {
      ...(module ? { kind: 'module', label: module.label } : { kind: 'site', label: model.site.label }),
      ...(isReworded ? { worded: item.label } : {}),
    };
  };
}
