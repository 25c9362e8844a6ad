import { type Model, wording } from '@baara/model';
import { asSystem, rightsOf, roleOf } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { inTransaction, todayIn } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { readRecord } from '../records/index.ts';
import { listUsers } from '../sessions/index.ts';

interface RoleHeld {
  readonly role: string;
  readonly label: string;
  readonly unit: { readonly id: string; readonly title: string } | null;
  readonly from: string;
  readonly to: string | null;
}

/** Who asks and where: what the page needs before and after signing in. */
export interface WhoAmI {
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly person: string | null;
  } | null;
  readonly language: string;
  readonly languages: readonly string[];
  readonly site: Model['site'];
  readonly roles: readonly RoleHeld[];
  readonly rights: readonly string[];
  /** Roles that wait for a second factor. */
  readonly withheld?: readonly string[];
  readonly today: string;
  readonly demo?: readonly { readonly username: string; readonly password: string; readonly role: string }[];
}

export async function whoAmI(application: Application, session: Session | null, language: string): Promise<WhoAmI> {
  const { model, demo } = application;
  const caller = session?.kind === 'user' ? session : null;
  return {
    user: caller && (await accountOf(application, caller.user)),
    language,
    languages: model.languages,
    site: model.site,
    roles: caller ? await rolesOf(application, caller, language) : [],
    rights: caller ? rightsOf(model, caller) : [],
    ...(caller?.withheld
      ? {
          withheld: caller.withheld.map((role) =>
            wording(model.roles[role]?.label ?? { fr: role, en: role }, language),
          ),
        }
      : {}),
    today: todayIn(model.timeZone),
    ...(demo.length === 0
      ? {}
      : {
          demo: demo.map(({ username, password, label }) => ({ username, password, role: wording(label, language) })),
        }),
  };
}

async function accountOf({ database, model }: Application, user: string): Promise<WhoAmI['user']> {
  const [account] = await listUsers({ database, model }, { user });
  return account ? { id: account.id, username: account.username, name: account.name, person: account.person } : null;
}

/** The unit of one's own assignment is no secret, even where one may not read units. */
async function rolesOf(
  { database, model }: Application,
  { assignments }: Extract<Session, { kind: 'user' }>,
  language: string,
): Promise<RoleHeld[]> {
  const tree = Object.values(model.forms).find((form) => form.tree);
  return inTransaction({ database, model, session: asSystem('names of own units') }, async () => {
    const roles: RoleHeld[] = [];
    for (const assignment of assignments) {
      const { role, unit, from, to } = assignment;
      const label = roleOf(model, assignment)?.label;
      const title = tree && unit !== null ? (await readRecord({ form: tree.id, id: unit })).title : '';
      roles.push({
        role,
        label: label ? wording(label, language) : role,
        unit: unit === null ? null : { id: unit, title },
        ...{ from, to },
      });
    }
    return roles;
  });
}
