import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  BaaraError,
  compose,
  type Demonstration,
  type DemonstrationBatch,
  type Model,
  type SiteDefinition,
  type Text,
} from '@baara/model';
import type { Settings } from './settings.ts';

/** An account that the demonstration makes. `unit` is a unit's id, or null for the whole country. */
export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly unit: string | null;
  readonly label: Text;
}

/** What a site's package exports. */
export interface SitePackage {
  readonly site: SiteDefinition;
  readonly model: Model;
  /** What the register holds before anybody is registered: the tree, its past, populations. The same ids every time. */
  readonly reference?: (today: string) => Iterable<DemonstrationBatch>;
  readonly demonstration?: Demonstration;
  readonly accounts: readonly DemonstrationAccount[];
}

/** Loads the site's package from `sites/<name>` and composes it. Throws `setting.invalid` for one that cannot be loaded, `model.broken` with all problems. */
export async function loadSite(settings: Pick<Settings, 'root' | 'site'>): Promise<SitePackage> {
  const loaded = await importSite(settings);
  const site = definitionOf(loaded, settings.site);
  return {
    site,
    model: compose(site),
    ...(typeof loaded.reference === 'function'
      ? { reference: loaded.reference as NonNullable<SitePackage['reference']> }
      : {}),
    ...(typeof loaded.demonstration === 'function' ? { demonstration: loaded.demonstration as Demonstration } : {}),
    accounts: Array.isArray(loaded.accounts) ? (loaded.accounts as readonly DemonstrationAccount[]) : [],
  };
}

/** The site's definition alone, not composed: for reports of what is wrong with it. */
export async function importDefinition(settings: Pick<Settings, 'root' | 'site'>): Promise<SiteDefinition> {
  return definitionOf(await importSite(settings), settings.site);
}

function definitionOf(loaded: Readonly<Record<string, unknown>>, name: string): SiteDefinition {
  const site = loaded.default;
  if (typeof site === 'object' && site !== null && 'modules' in site) return site as SiteDefinition;
  throw unloadable(name, 'its default export is not a site (defineSite)');
}

/** A site is found by its folder, so that no core package names one; a package name is not needed. */
async function importSite({ root, site }: Pick<Settings, 'root' | 'site'>): Promise<Readonly<Record<string, unknown>>> {
  const folder = join(root, 'sites', site);
  const entry = entryOf(folder, site);
  if (!existsSync(entry)) throw unloadable(site, `${entry} is not built`);
  try {
    return (await import(pathToFileURL(entry).href)) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    if (cause instanceof BaaraError) throw cause;
    throw unloadable(site, String(cause), cause);
  }
}

function entryOf(folder: string, site: string): string {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: string };
  if (!facts.name) throw unloadable(site, 'its package.json has no name');
  try {
    return createRequire(join(folder, 'package.json')).resolve(facts.name);
  } catch (cause) {
    throw unloadable(site, 'its package exports nothing', cause);
  }
}

/** A site that cannot be loaded, and why. */
export function unloadable(site: string, reason: string, cause?: unknown): BaaraError {
  const detail = {
    fr: `le site « ${site} » ne peut pas être chargé : ${reason}`,
    en: `the site “${site}” cannot be loaded: ${reason}`,
  };
  const params = { setting: 'BAARA_SITE', detail };
  return new BaaraError({ code: 'setting.invalid', params, problems: [{ code: 'setting.invalid', params }], cause });
}
