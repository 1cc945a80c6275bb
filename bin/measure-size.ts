/**
 * Packs the program, installs it in an empty folder, and writes what that takes to docs/size.md.
 *
 *     node bin/build.ts && node bin/measure-size.ts
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-size-"));
const place = join(folder, "place");
mkdirSync(place);
const [packed]: { filename: string }[] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: packageRoot,
    encoding: "utf8",
    maxBuffer: 2 ** 24,
  }),
);
const tarball = join(folder, packed?.filename ?? "");
execFileSync("npm", ["install", "--omit=dev", "--no-audit", "--no-fund", tarball], { cwd: place, stdio: "ignore" });
const installed = join(place, "node_modules");
const dist = join(installed, "wildrydes", "dist");
const rows: [what: string, bytes: number][] = [
  ["**installed package**, `npm install --omit=dev` (budget 120 MB)", sizeOf(installed)],
  ["of which sharp with libvips, for one platform", sizeOf(join(installed, "@img")) + sizeOf(join(installed, "sharp"))],
  ...["vision", "chunks", "functions", "dynalite", "sdk", "local"].map((name): [string, number] => [
    `of which \`dist/${name}\``,
    sizeOf(join(dist, name)),
  ]),
  ["tarball of `npm pack`", statSync(tarball).size],
  ["`node_modules` of a clone, with all tools and the pinned Node", sizeOfClone()],
];
// With all packages in npm's cache: the network is not the program's.
const seconds = [timeDemo(), timeDemo(), timeDemo()].toSorted((one, other) => one - other);
const table = rows.map(([what, bytes]) => `| ${what} | ${(bytes / 1e6).toFixed(1)} MB |\n`).join("");
writeFileSync(
  join(packageRoot, "docs", "size.md"),
  `# Sizes\n\n\`node bin/measure-size.ts\` writes this page. The figures are from ${process.platform}-${process.arch}.\n\n| what | size |\n|---|---|\n${table}\nTime from \`npx\` of the tarball to the end of \`demo\`, with npm's cache filled and a load average of ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors: ${seconds.map((one) => one.toFixed(1)).join(", ")} s (budget 25 s).\n`,
);
rmSync(folder, { recursive: true, force: true });

/** The files that npm installs, without those that tools keep there. */
function sizeOfClone(): number {
  const modules = join(packageRoot, "node_modules");
  const kept = [".cache", ".vite", ".vitest-cache"].map((name) => join(modules, name));
  return sizeOf(modules) - kept.filter((path) => existsSync(path)).reduce((sum, path) => sum + sizeOf(path), 0);
}

/** Seconds that `npx` of the tarball takes to the end of the demo, in an empty home folder. */
function timeDemo(): number {
  const home = mkdtempSync(join(folder, "home-"));
  const cache = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
  // npx keeps what it installed below its cache: each time a new one, with the packages of the old.
  const own = join(home, "cache");
  mkdirSync(own);
  symlinkSync(join(cache, "_cacache"), join(own, "_cacache"));
  const began = performance.now();
  execFileSync("npx", ["--yes", "--package", tarball, "wildrydes", "demo"], {
    cwd: home,
    env: { PATH: process.env["PATH"], HOME: home, npm_config_cache: own, npm_config_prefer_offline: "true" },
    stdio: "ignore",
  });
  return (performance.now() - began) / 1000;
}

/** Bytes of all files below a path. */
function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
