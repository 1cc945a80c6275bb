import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AwsError } from "../../../aws-error.ts";
import { isDiskFull } from "../../../store/disk-full.ts";
import { readZip, type ZipEntry, ZipError } from "./zip-archive.ts";

/** A function's code as it is stored: unpacked once, under the hash of its zip file. */
interface StoredCode {
  /** SHA-256 of the zip file, in hexadecimal. */
  readonly hash: string;
  /** Bytes of the zip file. */
  readonly size: number;
}

/** The unpacked code of all functions. */
export interface CodeFolders {
  /**
   * Unpacks a zip file, unless the same one was before, and runs `use` before anything may remove it.
   *
   * @throws AwsError `InvalidParameterValueException` for a zip file that is empty, broken, too large or leads outside
   */
  unpack<T>(zip: Uint8Array, use: (code: StoredCode) => T | Promise<T>): Promise<T>;
  /**
   * A function's own copy of its code, its LAMBDA_TASK_ROOT; undefined where the code is gone. What the function
   * changes in it reaches no other function of the same zip file. The first call copies it, which takes seconds where
   * there are tens of thousands of files; other work of the daemon runs meanwhile.
   *
   * @param owner the function's ARN
   */
  taskRoot(hash: string, owner: string): Promise<string | undefined>;
  /** Removes, soon, the folders whose hash is not in use any more. */
  removeUnused(): void;
  /** Resolves when nothing is being removed any more; nothing is from then on. */
  close(): Promise<void>;
}

/** AWS's limits, in bytes: of all files of a function, and of a zip file within a request. */
const unpackedLimit = 262_144_000;

/**
 * The code folders below a data folder: `functions/HASH/task`, and `functions/HASH/FUNCTION/task` for each function.
 * The folder above the code holds an empty package.json, so that none further up decides whether `.js` files are
 * modules.
 *
 * @param options.isUsed returns whether a function, or a process that still runs, needs the code of a hash
 */
export function openCodeFolders(options: {
  dataFolder: string;
  isUsed: (hash: string) => boolean;
  log: (line: string) => void;
}): CodeFolders {
  const root = join(options.dataFolder, "functions");
  const held = new Map<string, number>();
  const copying = new Map<string, Promise<void>>();
  let sweeping = Promise.resolve();
  let closed = false;

  async function sweep(): Promise<void> {
    for (const name of closed || !existsSync(root) ? [] : await readdir(root)) {
      const hash = name.slice(0, 64);
      if (closed) return;
      if (held.has(hash) || (name === hash && options.isUsed(hash))) continue;
      await rm(join(root, name), { recursive: true, force: true });
    }
  }

  function removeUnused(): void {
    sweeping = sweeping.then(sweep).catch((error: unknown) => options.log(`unused code was kept: ${String(error)}`));
  }

  /** Keeps the folders of a hash until `use` has ended. */
  async function hold<T>(hash: string, use: () => Promise<T>): Promise<T> {
    held.set(hash, (held.get(hash) ?? 0) + 1);
    try {
      return await use();
    } finally {
      const left = (held.get(hash) ?? 1) - 1;
      if (left > 0) held.set(hash, left);
      else held.delete(hash);
    }
  }

  /** Copies code once, however many ask for it at the same time. */
  async function copyOnce(code: string, own: string): Promise<void> {
    const running = copying.get(own) ?? copyCode(code, own).finally(() => copying.delete(own));
    copying.set(own, running);
    await running;
  }

  return {
    async taskRoot(hash, owner) {
      const code = join(root, hash, "task");
      if (!existsSync(code)) return undefined;
      const own = join(root, hash, createHash("sha256").update(owner).digest("hex").slice(0, 16));
      if (!existsSync(own)) await hold(hash, () => copyOnce(code, own));
      return join(own, "task");
    },
    async unpack(zip, use) {
      const hash = createHash("sha256").update(zip).digest("hex");
      return await hold(hash, async () => {
        try {
          // A removal that began before this code was held must not take it away again.
          await sweeping;
          await writeCode(root, hash, checkEntries(zip));
          return await use({ hash, size: zip.length });
        } catch (error) {
          removeUnused();
          if (error instanceof ZipError || hasCode(error, pathConflicts)) throw unreadable();
          if (isDiskFull(error)) throw diskFull();
          throw error;
        }
      });
    },
    removeUnused,
    async close() {
      closed = true;
      await sweeping;
    },
  };
}

/** Writes the files of a zip file below its hash, whole or not at all. */
async function writeCode(root: string, hash: string, entries: readonly ZipEntry[]): Promise<void> {
  const folder = join(root, hash);
  if (existsSync(folder)) return;
  const draft = join(root, `${hash}.${randomUUID()}`);
  try {
    await mkdir(join(draft, "task"), { recursive: true, mode: 0o700 });
    await writeFile(join(draft, "package.json"), "{}\n");
    for (const entry of entries) {
      const file = join(draft, "task", entry.path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await entry.read(), { mode: entry.executable ? 0o555 : 0o444 });
    }
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // The same zip file, unpacked by another call at the same time.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Copies code to a function's own folder, whole or not at all. A package.json above it as in the folder it comes from.
 */
async function copyCode(code: string, own: string): Promise<void> {
  // Left behind when a process was killed while it copied: one process at a time works in a data folder.
  const draft = `${own}.draft`;
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    await copyFolder(code, join(draft, "task"));
    await writeFile(join(draft, "package.json"), "{}\n");
    await rename(draft, own);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw isDiskFull(error) ? diskFull() : error;
  }
}

/** Files that are copied at a time: one for each thread that Node has for files. */
const copiesAtATime = 4;

/** A quarter of the time of `cp` from `node:fs/promises`, which looks at each file several times. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  const entries = await readdir(from, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).values();
  const copyFiles = async (): Promise<void> => {
    for (const { name } of files) await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
  };
  await Promise.all(Array.from({ length: copiesAtATime }, copyFiles));
  for (const entry of entries) if (entry.isDirectory()) await copyFolder(join(from, entry.name), join(to, entry.name));
}

function checkEntries(zip: Uint8Array): ZipEntry[] {
  if (zip.length === 0) throw new AwsError("InvalidParameterValueException", "Uploaded file must be a non-empty zip");
  const entries = readZip(zip);
  if (entries.length === 0) {
    throw new AwsError("InvalidParameterValueException", "Uploaded file must be a non-empty zip");
  }
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > unpackedLimit) {
    throw new AwsError("InvalidParameterValueException", `Unzipped size must be smaller than ${unpackedLimit} bytes`);
  }
  return entries;
}

function unreadable(): AwsError {
  return new AwsError(
    "InvalidParameterValueException",
    "Could not unzip uploaded file. Please check your file, then try to upload again.",
  );
}

function diskFull(): AwsError {
  return new AwsError(
    "ServiceException",
    "The disk that holds the local endpoint's data folder is full. The function's code was not stored.",
    { statusCode: 507, localFault: "disk-full" },
  );
}

/** A zip file with both `a` and `a/b`, or with names the file system does not take. */
const pathConflicts = ["EEXIST", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EINVAL"];

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
