import { aggregatesBehind, type Expression, type ModelField, type ModelForm, references } from '@baara/model';
import type { VisibleField } from './slice.ts';

/** A form with only the fields that one may see, and only what can be said of those. */
export function sliceForm(
  form: ModelForm,
  visible: ReadonlyMap<string, VisibleField>,
  forms: ReadonlySet<string>,
): ModelForm {
  const isSeen = (key: string) => visible.has(key);
  const speaksOfSeen = (expression: Expression) =>
    references(expression).every((path) => canFollow(path, form, isSeen, forms));
  const { search, duplicates, timeline, snapshot: _, ...rest } = form;
  const isTimelineSeen = timeline && [timeline.from, ...(timeline.to ? [timeline.to] : [])].every(isSeen);
  return {
    ...rest,
    fields: Object.fromEntries(
      Object.entries(form.fields).flatMap(([key, field]) => {
        const seen = visible.get(key);
        return seen && aggregatesBehind(form, key).every((each) => forms.has(each.form))
          ? [[key, sliceField(field, seen, speaksOfSeen)]]
          : [];
      }),
    ),
    sections: form.sections
      .map((section) => ({ ...section, fields: section.fields.filter(isSeen) }))
      .filter((section) => section.fields.length > 0),
    rules: form.rules.filter((rule) => speaksOfSeen(rule.test)),
    title: form.title.filter(isSeen),
    columns: form.columns.filter(isSeen),
    sort: form.sort.filter((entry) => isSeen(entry.replace(/^-/, ''))),
    unique: form.unique.filter((keys) => keys.every(isSeen)),
    ...(search?.names.every(isSeen) ? { search: { ...search, identifiers: search.identifiers.filter(isSeen) } } : {}),
    ...(duplicates && [...duplicates.names, ...duplicates.agree].every(isSeen) ? { duplicates } : {}),
    ...(timeline === undefined ? {} : { timeline: isTimelineSeen ? timeline : (false as const) }),
    items: [],
  };
}

/** Only the first step can be hidden here; beyond it, the other form must be known at all. */
function canFollow(
  path: readonly string[],
  form: ModelForm,
  isSeen: (key: string) => boolean,
  forms: ReadonlySet<string>,
): boolean {
  const [key = ''] = path;
  const field = form.fields[key];
  if (!field) return true;
  if (!isSeen(key)) return false;
  if (path.length === 1) return true;
  const target = 'form' in field ? field.form : 'list' in field ? field.list : undefined;
  return target !== undefined && forms.has(target);
}

/** The server still asks what is left out here: the page only cannot say it beforehand. */
function sliceField(
  field: ModelField,
  { isWritable }: VisibleField,
  speaksOfSeen: (expression: Expression) => boolean,
): ModelField {
  const { visibleWhen, default: initial, ...rest } = field;
  const isHiddenValue = isExpression(initial) && !speaksOfSeen(initial);
  const sliced = {
    ...rest,
    readonly: field.readonly || !isWritable,
    required: isExpression(field.required) && !speaksOfSeen(field.required) ? false : field.required,
    ...(visibleWhen && speaksOfSeen(visibleWhen) ? { visibleWhen } : {}),
    ...(initial === undefined || isHiddenValue ? {} : { default: initial }),
  } as ModelField;
  if (sliced.kind !== 'computed' || speaksOfSeen(sliced.value)) return sliced;
  return { ...sliced, value: { op: 'literal', value: null } };
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null;
}
