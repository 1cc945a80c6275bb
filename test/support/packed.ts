import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { cp, lstat, mkdir, readFile, symlink } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../src/package-root.ts";

const execute = promisify(execFile);

/**
 * Installs what `npm pack` makes into a folder as `npm install` would, but without the network: the dependencies are
 * links to this package's own, and only those that the package asks for in production are there.
 *
 * @returns the `wildrydes` of the installation
 */
export async function installPacked(folder: string): Promise<string> {
  const place = join(folder, "node_modules", "wildrydes");
  await mkdir(place, { recursive: true });
  const { stdout } = await execute("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: packageRoot,
    maxBuffer: 16 * 1024 * 1024,
  });
  const [packed]: { filename: string }[] = JSON.parse(stdout);
  await execute("tar", ["-xzf", join(folder, packed?.filename ?? ""), "-C", place, "--strip-components=1"]);
  return linkDependencies(folder);
}

/**
 * The same with copies of what package.json lists: `npm pack` takes six seconds to compress it.
 *
 * @returns the `wildrydes` of the installation
 */
export async function installListed(folder: string): Promise<string> {
  const place = join(folder, "node_modules", "wildrydes");
  const { files }: { files: string[] } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
  for (const file of globSync(["package.json", ...files], { cwd: packageRoot }))
    await cp(join(packageRoot, file), join(place, file), { recursive: true });
  return linkDependencies(folder);
}

async function linkDependencies(folder: string): Promise<string> {
  for (const dependency of await productionDependencies()) await link(folder, dependency);
  const bin = join(folder, "node_modules", ".bin");
  await mkdir(bin);
  await symlink(join("..", "wildrydes", "bin", "run.js"), join(bin, "wildrydes"));
  return join(bin, "wildrydes");
}

/** The folders in node_modules that `npm install --omit=dev` makes; those within others come along with them. */
async function productionDependencies(): Promise<string[]> {
  const lock: { packages: Record<string, { dev?: boolean; devOptional?: boolean }> } = JSON.parse(
    await readFile(join(packageRoot, "package-lock.json"), "utf8"),
  );
  return Object.entries(lock.packages)
    .filter(
      ([path, { dev, devOptional }]) =>
        path !== "" && dev !== true && devOptional !== true && !path.includes("/node_modules/"),
    )
    .map(([path]) => path);
}

/** An optional dependency for another platform is not there to be linked. */
async function link(folder: string, path: string): Promise<void> {
  const there = await lstat(join(packageRoot, path)).catch(() => undefined);
  if (there === undefined) return;
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await symlink(join(packageRoot, path), join(folder, path));
}

/** A Node on the path that is older than the program needs; undefined where there is none. */
export async function findOlderNode(): Promise<string | undefined> {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  for (const folder of folders) {
    const file = resolve(folder, "node");
    const { stdout } = await execute(file, ["--version"]).catch(() => ({ stdout: "" }));
    const [, major = "99", minor = "0"] = /^v(\d+)\.(\d+)\./.exec(stdout) ?? [];
    if (Number(major) < 22 || (Number(major) === 22 && Number(minor) < 13)) return file;
  }
  return undefined;
}
