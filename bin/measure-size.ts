/**
 * Packs the program, installs it in an empty folder, and writes what that takes to docs/size.md.
 *
 *     node bin/build.ts && node bin/measure-size.ts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
  ["of it: sharp with libvips, for one platform", sizeOf(join(installed, "@img")) + sizeOf(join(installed, "sharp"))],
  ...["vision", "chunks", "functions", "dynalite", "sdk", "local"].map((name): [string, number] => [
    `of it: \`dist/${name}\``,
    sizeOf(join(dist, name)),
  ]),
  ["tarball of `npm pack`", statSync(tarball).size],
  ["`node_modules` of a clone, with all tools and the pinned Node", sizeOf(join(packageRoot, "node_modules"))],
];
const table = rows.map(([what, bytes]) => `| ${what} | ${(bytes / 1e6).toFixed(1)} MB |\n`).join("");
writeFileSync(
  join(packageRoot, "docs", "size.md"),
  `# Sizes\n\nWritten by \`node bin/measure-size.ts\` on ${process.platform}-${process.arch}.\n\n| what | size |\n|---|---|\n${table}`,
);
rmSync(folder, { recursive: true, force: true });

/** Bytes of all files below a path. */
function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
