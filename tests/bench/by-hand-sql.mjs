// The statements' column lists and joins for labels, written from the Model once at the start instead of typed out: at a request they are constant text.
import { compose } from '@baara/model';
import mali from '@baara/site-mali';

const { forms } = compose(mali);
const isStored = ({ kind, hidden }) => !hidden && !['choices', 'refs', 'group', 'gps'].includes(kind);
const storedColumns = (form) =>
  Object.values(form.fields)
    .filter((field) => isStored(field) && (field.kind !== 'computed' || field.key === 'age'))
    .map(({ key }) => key);

export const listColumns = forms.person.columns;
export const personColumns = storedColumns(forms.person);

/** The forms that belong to a person and that a reader of everything not sensitive sees. */
export const childForms = Object.values(forms)
  .filter(({ sensitive, fields }) => !sensitive && fields.person?.kind === 'ref' && fields.person.parent)
  .map((form) => ({
    id: form.id,
    columns: storedColumns(form),
    order: form.sort
      .map((key) => (key.startsWith('-') ? `t."${key.slice(1)}" DESC NULLS LAST,` : `t."${key}",`))
      .join(' '),
  }));

/** Columns, joins for the labels of choices and references, and the record as it travels. */
export function labelled(form, keys, alias) {
  const fields = keys.map((key) => forms[form].fields[key]);
  const named = fields.filter(({ kind }) => ['choice', 'ref', 'tree_ref'].includes(kind));
  const target = (field) => forms[field.kind === 'choice' ? field.list : field.form];
  const join = (field, at) =>
    `LEFT JOIN "${target(field).id}" l${at} ON l${at}.${field.kind === 'choice' ? 'code' : 'id'} = ${alias}."${field.key}"`;
  const title = (field, at) => {
    const { kind, title: words } = target(field);
    if (kind === 'list') return `l${at}.label_fr`;
    return `concat_ws(' ', ${words.map((word) => `l${at}."${word}"`).join(', ')})`;
  };
  const own = fields.map(({ key, kind }) => {
    if (key === 'age') return `extract(year FROM age(current_date, ${alias}.birth_date))::integer AS age`;
    return kind === 'month' ? `to_char(${alias}."${key}", 'YYYY-MM') AS "${key}"` : `${alias}."${key}"`;
  });
  const labels = named.map((field, at) => `${title(field, at)} AS "${field.key}__label"`);
  const words = forms[form].title.filter((key) => keys.includes(key));
  return {
    columns: [`${alias}.id`, `${alias}.rev`, `${alias}.unknown`, ...own, ...labels].join(', '),
    joins: named.map(join).join(' '),
    view(row) {
      const values = {};
      for (const key of keys) values[key] = row[key];
      const wordings = {};
      for (const { key } of named) if (row[key] !== null) wordings[key] = { [row[key]]: row[`${key}__label`] };
      const name = words.map((key) => wordings[key]?.[row[key]] ?? row[key]).join(' ');
      return { id: row.id, form, rev: row.rev, title: name, values, labels: wordings, unknown: row.unknown };
    },
  };
}
