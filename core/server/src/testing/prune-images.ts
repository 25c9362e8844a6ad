import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const kept = 12;
/** Another run may be copying an image that was used a moment ago. */
const idleMs = 600_000;

/**
 * Removes the images (40 MB each) that were not used lately, all but the latest dozen: each change of a model makes another.
 * Images lie in `folder` as `baara-pglite-…`; their time of change is that of their last use.
 */
export function pruneImages(folder: string, now: Date): void {
  const images = readdirSync(folder)
    .filter((name) => name.startsWith('baara-pglite-'))
    .map((name) => ({
      path: join(folder, name),
      used: lastUse(join(folder, name)),
    }))
    .filter((image): image is { path: string; used: number } => image.used !== undefined)
    .sort((one, other) => other.used - one.used);
  for (const { path, used } of images.slice(kept)) {
    // Removing the ones before may have taken long: who copies this one has said so meanwhile.
    if (now.getTime() - Math.max(used, lastUse(path) ?? used) < idleMs) continue;
    // Out of sight first: nobody must find half an image.
    const away = join(folder, `baara-test-pruned-${process.pid}`);
    try {
      renameSync(path, away);
    } catch {
      // Another run was quicker.
      continue;
    }
    rmSync(away, { recursive: true, force: true });
  }
}

/** Undefined when it is gone. */
function lastUse(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
