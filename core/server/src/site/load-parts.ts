import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Model } from '@baara/model';
import type { ServerPart } from '../parts/types.ts';
import { unloadable } from './load-site.ts';
import type { Settings } from './settings.ts';

/**
 * Loads the server parts that the modules of a site announce (`parts: ['server']`): the default export of `./server` of the package
 * that bears the module's id. Throws `setting.invalid` naming the module whose part is not there.
 */
export async function loadServerParts({
  root,
  site,
  model,
}: Pick<Settings, 'root' | 'site'> & { readonly model: Model }): Promise<readonly ServerPart[]> {
  const announced = model.modules.filter(({ parts }) => parts.includes('server')).map(({ id }) => id);
  if (announced.length === 0) return [];
  const manifest = join(root, 'sites', site, 'package.json');
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const packages = new Map(Object.keys(dependencies).map((name) => [moduleOf(name), name]));
  const from = createRequire(manifest);
  return Promise.all(
    announced.map(async (module) => {
      const name = packages.get(module);
      if (!name) throw unloadable(site, `no package of module ${module} is among its dependencies`);
      const part = await importPart({ from, site, name });
      if (part?.module !== module) throw unloadable(site, `${name}/server does not define the part of ${module}`);
      return part;
    }),
  );
}

/** `@baara/sgbv-training` → `sgbv_training`: the last part of a package's name is its module's id. */
function moduleOf(packageName: string): string {
  return packageName.slice(packageName.lastIndexOf('/') + 1).replaceAll('-', '_');
}

async function importPart({
  from,
  site,
  name,
}: {
  readonly from: NodeJS.Require;
  readonly site: string;
  readonly name: string;
}): Promise<ServerPart | undefined> {
  try {
    const loaded = (await import(pathToFileURL(from.resolve(`${name}/server`)).href)) as {
      readonly default?: ServerPart;
    };
    return loaded.default;
  } catch (cause) {
    throw unloadable(site, `${name}/server: ${cause}`, cause);
  }
}
