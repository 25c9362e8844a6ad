import type { ModuleDefinition } from '../module.ts';
import type { DefinitionProblem } from './problem.ts';

/** The version of the core that modules name in `core`. */
export const coreVersion = '1.0.0';

/** Whether `version` (x.y.z) is within a caret range such as `^1` or `^1.2`; at least that, below the next major. */
export function satisfies(version: string, range: string): boolean {
  const wanted = /^\^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(range);
  if (!wanted) return version === range;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [, wantedMajor = 0, wantedMinor = 0, wantedPatch = 0] = wanted.map((part) => Number(part ?? 0));
  if (major !== wantedMajor) return false;
  return minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch);
}

/** Modules so that each comes after those it requires, and for each the ids it may touch. */
export interface ModuleOrder {
  readonly modules: readonly ModuleDefinition[];
  readonly reach: ReadonlyMap<string, ReadonlySet<string>>;
  readonly problems: readonly DefinitionProblem[];
}

/** Sorts modules by their requirements; missing ones, wrong versions and circles are problems. */
export function orderModules(modules: readonly ModuleDefinition[]): ModuleOrder {
  const problems: DefinitionProblem[] = [];
  const byId = new Map<string, ModuleDefinition>();
  const report = (module: ModuleDefinition, code: DefinitionProblem['code'], params: DefinitionProblem['params']) =>
    problems.push({ code, layer: module.id, file: module.source, params });

  for (const module of modules) {
    if (byId.has(module.id)) report(module, 'module.duplicate', { id: module.id });
    else byId.set(module.id, module);
  }

  const sorted: ModuleDefinition[] = [];
  const reach = new Map<string, Set<string>>();
  const visiting: string[] = [];

  const visit = (module: ModuleDefinition): Set<string> => {
    const known = reach.get(module.id);
    if (known) return known;
    if (visiting.includes(module.id)) {
      report(module, 'module.cycle', { ids: [...visiting.slice(visiting.indexOf(module.id)), module.id].join(' → ') });
      return new Set();
    }
    visiting.push(module.id);
    const own = new Set([module.id]);
    for (const [id, range] of Object.entries(module.requires)) {
      const required = byId.get(id);
      if (!required) report(module, 'module.missing', { id });
      else {
        if (!satisfies(required.version, range))
          report(module, 'module.version', { id, range, version: required.version });
        for (const reached of visit(required)) own.add(reached);
      }
    }
    visiting.pop();
    if (!satisfies(coreVersion, module.core)) {
      report(module, 'module.version', { id: 'core', range: module.core, version: coreVersion });
    }
    reach.set(module.id, own);
    sorted.push(module);
    return own;
  };

  for (const module of byId.values()) visit(module);
  return { modules: sorted, reach, problems };
}
