import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The Unicode Standard, Annex 15, has two forms of one text: `한` is one code point composed (NFC), and three decomposed
 * (NFD). macOS writes names of files decomposed, keyboards write composed. Disks and S3 keep both apart.
 */
function isSameText(one: string, other: string): boolean {
  return one === other || one.normalize("NFC") === other.normalize("NFC");
}

/** A key for a file: people type the composed form. */
export function keyOfFileName(name: string): string {
  return name.normalize("NFC");
}

/** Finds a key among others, in its own form first, then in the other one. */
export function createKeyFinder(keys: Iterable<string>): (key: string) => string | undefined {
  const present = new Set(keys);
  let composed: Map<string, string> | undefined;
  return (key) => {
    if (present.has(key)) return key;
    composed ??= new Map([...present].map((one) => [one.normalize("NFC"), one]));
    return composed.get(key.normalize("NFC"));
  };
}

/** The path of a file whose folders and name may be in the other form on the disk; the path as it is where none is. */
export async function findFile(path: string): Promise<string> {
  if (!/[^ -~]/.test(path) || (await exists(path))) return path;
  const folder = dirname(path);
  if (folder === path) return path;
  const [parent, name] = [await findFile(folder), basename(path)];
  const names = await readdir(parent).catch(() => []);
  const found = names.find((one) => isSameText(one, name));
  return found === undefined ? path : join(parent, found);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
