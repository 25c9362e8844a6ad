import type { Overlay } from '../overlay.ts';
import type { Text } from '../text.ts';
import type { DefinitionProblemCode } from './problem.ts';
import { openField, type WorkingField, type WorkingForm, type Workshop } from './working.ts';

interface Layer {
  readonly id: string;
  readonly label: Text;
}

/** Applies one layer's overlay of one form. What cannot be done is a problem; the rest goes on. */
export function applyOverlay(shop: Workshop, layer: Layer, overlay: Overlay): void {
  const form = shop.forms.get(overlay.form);
  const report = (code: DefinitionProblemCode, params: Record<string, unknown>, field?: string) =>
    shop.problems.push({
      code,
      layer: layer.id,
      file: overlay.source,
      form: overlay.form,
      ...(field !== undefined && { field }),
      params,
    });

  if (overlay.owner !== layer.id) report('overlay.owner', { owner: overlay.owner });
  if (!form) return void report('overlay.form_unknown', {});
  const reach = shop.reach.get(layer.id);
  const mayTouch = (module: string) => layer.id === shop.site || module === shop.site || reach?.has(module) === true;
  if (!mayTouch(form.module)) return void report('overlay.not_required', { module: form.module });

  const set = setter(shop, layer.id, overlay.source, report);
  const { changes } = overlay;

  // 1. Additions first: the other verbs may speak of them.
  for (const [key, definition] of Object.entries(changes.add ?? {})) {
    const name = `${overlay.owner}_${key}`;
    if (form.fields.has(name)) {
      report('overlay.field_duplicate', {}, name);
      continue;
    }
    form.fields.set(name, openField({ key: name, definition, owner: layer.id, form: form.draft }));
    sectionOf(form, layer).fields.push(name);
    set.note(`${form.id}.${name}`, 'add', definition.kind);
  }

  const field = (key: string, verb: string): WorkingField | undefined => {
    const found = form.fields.get(key);
    if (!found) report('overlay.field_unknown', { verb }, key);
    else if (!mayTouch(found.owner)) {
      report('overlay.not_required', { module: found.owner }, key);
      return undefined;
    }
    return found;
  };
  const each = <T>(
    values: Readonly<Record<string, T | undefined>> | undefined,
    verb: string,
    property: keyof WorkingField,
  ) => {
    for (const [key, value] of Object.entries(values ?? {})) {
      const target = value === undefined ? undefined : field(key, verb);
      if (!target) continue;
      set.property({
        path: `${form.id}.${key}.${property}`,
        verb,
        value,
        field: key,
        apply: () => assign(target, property, value),
      });
    }
  };

  // 2. Properties of fields.
  each(changes.relabel?.fields, 'relabel', 'label');
  each(changes.help, 'help', 'help');
  each(changes.require, 'require', 'required');
  each(changes.default, 'default', 'default');
  each(changes.visibleWhen, 'visibleWhen', 'visibleWhen');
  each(flags(changes.readonly), 'readonly', 'readonly');
  each(flags(changes.hide), 'hide', 'hidden');

  // 3. The form itself.
  const { relabel } = changes;
  if (relabel?.form) {
    const value = relabel.form;
    set.property({
      path: `${form.id}.label`,
      verb: 'relabel',
      value,
      apply: () => void Object.assign(form, { label: value }),
    });
  }
  if (relabel?.plural) {
    const value = relabel.plural;
    set.property({
      path: `${form.id}.plural`,
      verb: 'relabel',
      value,
      apply: () => void Object.assign(form, { plural: value }),
    });
  }
  for (const [key, label] of Object.entries(relabel?.sections ?? {})) {
    const section = form.sections.find((candidate) => candidate.key === key);
    if (!section) report('reference.unknown_field', { part: `relabel.sections.${key}` });
    else section.label = label;
  }
  for (const [key, target] of Object.entries(changes.move ?? {})) {
    const anchor = 'before' in target ? target.before : target.after;
    if (!field(key, 'move') || !field(anchor, 'move')) continue;
    set.property({
      path: `${form.id}.${key}.position`,
      verb: 'move',
      value: target,
      field: key,
      apply: () => moveField(form, key, target),
    });
  }
  if (changes.place) {
    const value = changes.place;
    set.property({
      path: `${form.id}.place`,
      verb: 'place',
      value: value.map(String),
      apply: () => void Object.assign(form, { place: value }),
    });
  }
  if (changes.columns) {
    const value = changes.columns.filter((key) => field(key, 'columns'));
    set.property({
      path: `${form.id}.columns`,
      verb: 'columns',
      value,
      apply: () => {
        form.columns = value;
      },
    });
  }
  for (const key of changes.searchBy ?? []) if (field(key, 'searchBy')) form.identifiers.push(key);
  for (const rule of changes.rules) {
    form.rules.push(rule);
    set.note(`${form.id}.rules.${rule.id}`, 'validate', rule.message.fr);
  }

  applyItems(form, overlay, report, set.note);
}

function applyItems(
  form: WorkingForm,
  overlay: Overlay,
  report: (code: DefinitionProblemCode, params: Record<string, unknown>) => void,
  note: (path: string, verb: string, value: unknown) => void,
): void {
  const { addItems = [], retireItems = [], relabel } = overlay.changes;
  const relabelled = Object.entries(relabel?.items ?? {});
  if (form.draft.kind !== 'list') {
    const verb = addItems.length > 0 ? 'addItems' : retireItems.length > 0 ? 'retireItems' : 'relabel.items';
    if (addItems.length + retireItems.length + relabelled.length > 0) report('overlay.not_a_list', { verb });
    return;
  }
  for (const item of addItems) {
    if (form.items.has(item.code)) report('overlay.item_duplicate', { code: item.code });
    else {
      form.items.set(item.code, item);
      note(`${form.id}.items.${item.code}`, 'addItems', item.label.fr);
    }
  }
  const change = (code: string, verb: string, changes: { retired?: boolean; label?: Text }) => {
    const item = form.items.get(code);
    if (!item) return void report('overlay.item_unknown', { code });
    form.items.set(code, { ...item, ...changes });
    note(`${form.id}.items.${code}`, verb, changes.label?.fr ?? true);
  };
  for (const code of retireItems) change(code, 'retireItems', { retired: true });
  for (const [code, label] of relabelled) change(code, 'relabel', { label });
}

interface PropertyChange {
  readonly path: string;
  readonly verb: string;
  readonly value: unknown;
  readonly field?: string;
  readonly apply: () => void;
}

/**
 * Sets properties once per rank: a module that requires another speaks after it, the site after all. Two siblings that set
 * the same property differently are a conflict unless the site names the winner.
 */
function setter(
  shop: Workshop,
  layer: string,
  file: string,
  report: (code: DefinitionProblemCode, params: Record<string, unknown>, field?: string) => void,
) {
  const note = (path: string, verb: string, value: unknown) => {
    const entries = shop.provenance.get(path) ?? [];
    entries.push({ layer, verb, value });
    shop.provenance.set(path, entries);
  };
  const property = ({ path, verb, value, field, apply }: PropertyChange) => {
    const before = shop.setters.get(path);
    const sibling =
      before !== undefined &&
      before.layer !== layer &&
      layer !== shop.site &&
      !shop.reach.get(layer)?.has(before.layer);
    const winner = shop.winners[path];
    if (sibling && winner === before.layer) return;
    if (sibling && winner !== layer) {
      report('overlay.conflict', { property: path.split('.').at(-1), files: `${before.file}, ${file}`, path }, field);
      return;
    }
    shop.setters.set(path, { layer, file });
    note(path, verb, value);
    apply();
  };
  return { note, property };
}

function assign(field: WorkingField, property: keyof WorkingField, value: unknown): void {
  (field as unknown as Record<string, unknown>)[property] = value;
}

const flags = (keys: readonly string[] | undefined) => Object.fromEntries((keys ?? []).map((key) => [key, true]));

function sectionOf(form: WorkingForm, layer: Layer): WorkingForm['sections'][number] {
  const found = form.sections.find((section) => section.key === layer.id);
  if (found) return found;
  const section = { key: layer.id, label: layer.label, fields: [] as string[] };
  form.sections.push(section);
  return section;
}

function moveField(form: WorkingForm, key: string, target: { before: string } | { after: string }): void {
  for (const section of form.sections) section.fields = section.fields.filter((each) => each !== key);
  const anchor = 'before' in target ? target.before : target.after;
  const section = form.sections.find((each) => each.fields.includes(anchor)) ?? form.sections[0];
  const index = section?.fields.indexOf(anchor) ?? 0;
  section?.fields.splice('before' in target ? index : index + 1, 0, key);
}
