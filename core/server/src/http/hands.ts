import { type Text, wording } from '@baara/model';
import { sql } from 'drizzle-orm';
import { rightsOf } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { listRecords } from '../records/index.ts';
import { holdersAt } from '../sessions/index.ts';
import { type Preview, treeShape, uuids } from '../tree/index.ts';

/** Those at work at one unit, who come to read other people, or no longer. */
export interface Hands {
  readonly unit: string;
  /** Absent of a unit that the reorganisation opens. */
  readonly title?: string;
  readonly effect: 'gains' | 'loses';
  /** How many units, and how many people of the form that is placed by posts. */
  readonly units: number;
  readonly people: number;
  /** Accounts with a role there; by name only for who administers accounts. */
  readonly holders: readonly { readonly role: string; readonly name?: string }[];
}

export interface PreviewAnswer extends Preview {
  /** Who reads more or less than before, first those who lose. */
  readonly hands: readonly Hands[];
  /** People of the form placed by posts whose files lie at the units that change hands. */
  readonly people: number;
  readonly titles: Readonly<Record<string, string>>;
}

const mostTitles = 200;

/** A preview in the words of a page: the names of units and of those whom it concerns. Four statements for any number of units. */
export async function withHands(preview: Preview, language: string): Promise<PreviewAnswer> {
  const { model, session } = current();
  const changes = preview.units.flatMap(({ unit, gained, lost }) => [
    ...lost.map((other) => ({ other, unit, effect: 'loses' as const })),
    ...gained.map((other) => ({ other, unit, effect: 'gains' as const })),
  ]);
  const others = [...new Set(changes.map(({ other }) => other))];
  const placed = await placedAt(preview.units.map(({ unit }) => unit));
  const holders = await holdersAt(others, preview.date);
  const titles = await titlesOf([
    ...new Set([...others, ...preview.units.map(({ unit }) => unit), ...preview.closing.units]),
  ]);
  const named = rightsOf(model, session).includes('administer-users');
  const hands = (['loses', 'gains'] as const).flatMap((effect) =>
    others.flatMap((unit): Hands[] => {
      const mine = changes.filter((change) => change.other === unit && change.effect === effect);
      if (mine.length === 0) return [];
      const title = titles[unit];
      return [
        {
          ...{ unit, effect, units: mine.length, ...(title === undefined ? {} : { title }) },
          people: mine.reduce((sum, change) => sum + (placed.get(change.unit) ?? 0), 0),
          holders: holders
            .filter((holder) => holder.unit === unit)
            .map(({ role, name }) => ({
              role: roleWording(model.roles[role]?.label, role, language),
              ...(named ? { name } : {}),
            })),
        },
      ];
    }),
  );
  const people = [...placed.values()].reduce((sum, count) => sum + count, 0);
  return { ...preview, hands, people, titles };
}

function roleWording(label: Text | undefined, role: string, language: string): string {
  return label ? wording(label, language) : role;
}

/** Unit → records of the forms placed by posts whose file lies there. */
async function placedAt(units: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const forms = Object.values(current().model.forms).filter(({ place }) => place.some(({ kind }) => kind === 'posts'));
  const [form] = forms;
  if (!form || units.length === 0) return new Map();
  const rows = await query(sql`
    SELECT p.unit::text AS unit, count(*) AS count FROM ${sql.identifier(`${form.id}_place`)} p
    JOIN ${sql.identifier(form.id)} r ON r.id = p.record AND r.deleted_at IS NULL
    WHERE p.owner AND p.unit = ANY(${uuids(units)}) GROUP BY p.unit`);
  return new Map(rows.map((row) => [row.unit as string, Number(row.count)]));
}

async function titlesOf(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const shape = treeShape(current().model);
  if (!shape || ids.length === 0) return {};
  const page = await listRecords({
    form: shape.units.id,
    where: { op: 'in', value: { op: 'field', path: ['id'] }, list: ids.slice(0, mostTitles) },
    select: shape.units.title,
    limit: mostTitles,
  });
  return Object.fromEntries(page.rows.map(({ id, title }) => [id, title]));
}
