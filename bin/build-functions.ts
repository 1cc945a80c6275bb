/**
 * Bundles the Lambda functions and packs each into a zip file that runs unchanged on AWS and on this machine.
 *
 *     node bin/build-functions.ts
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { type Plugin, rolldown } from "rolldown";
import fflatePackage from "fflate/package.json" with { type: "json" };
import wasmPackage from "@img/sharp-wasm32/package" with { type: "json" };
import { packageRoot } from "../src/package-root.ts";
import { notePackageOf, notePackages } from "./licences.ts";

/** A zip file and what `setup` needs of it. */
export interface FunctionArchive {
  /** Name of the zip file, beside the manifest. */
  readonly file: string;
  /** SHA-256 of the zip file, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** The template whose stack has the function: `workshop` for templates/workshop.yaml. */
  readonly stack: string;
  /** The template's parameter that takes the zip file's key in the artifacts bucket. */
  readonly codeKeyParameter: string;
}

/** `manifest.json`: the zip files by the function's name, as its folder under `src/functions/` is called. */
export type FunctionManifest = Readonly<Record<string, FunctionArchive>>;

/** Where the zip files and the manifest are written; the folder is made. */
export interface FunctionBuild {
  readonly outputFolder: string;
  /** Holds zip files of earlier builds by what is in them: to pack WebAssembly takes longer than all else. */
  readonly cacheFolder?: string;
  /** The functions to build (default: all). */
  readonly only?: readonly string[];
}

/** The functions of each template's stack. */
const functionNames: Readonly<Record<string, readonly string[]>> = {
  workshop: [
    "face-detection",
    "face-search",
    "index-face",
    "notification-placeholder",
    "persist-metadata",
    "thumbnail",
  ],
  metadata: ["detect-inappropriate", "detect-labels", "image-metadata", "request-approval", "store-image-metadata"],
  trigger: ["start-execution"],
  passport: ["passport-result", "passport-validation"],
  hardened: ["face-claim"],
  url: ["start-by-url"],
};

/** The files that are packed of sharp's WebAssembly build. */
const webAssemblyFiles: Readonly<Record<string, readonly string[]>> = {
  "@img/sharp-wasm32": [
    "LICENSE",
    "README.md",
    "index.cjs",
    `lib/sharp-wasm32-${wasmPackage.version}.node.js`,
    `lib/sharp-wasm32-${wasmPackage.version}.node.wasm`,
    "package.json",
    "versions.json",
  ],
  "@emnapi/runtime": ["LICENSE", "dist/emnapi.cjs.js", "dist/emnapi.cjs.min.js", "index.js", "package.json"],
};

/** Builds the functions; the same sources give the same bytes. */
export async function buildFunctions({ outputFolder, cacheFolder, only }: FunctionBuild): Promise<FunctionManifest> {
  await mkdir(outputFolder, { recursive: true });
  const manifest: Record<string, FunctionArchive> = {};
  const functions = Object.entries(functionNames).flatMap(([stack, names]) => names.map((name) => ({ stack, name })));
  for (const { stack, name } of functions) {
    if (only?.includes(name) === false) continue;
    const entries = await bundleFunction(name);
    const zip = cacheFolder === undefined ? packEntries(entries) : await packOnce(entries, cacheFolder);
    const file = `${name}.zip`;
    await writeFile(join(outputFolder, file), zip);
    manifest[name] = {
      file,
      sha256: createHash("sha256").update(zip).digest("hex"),
      bytes: zip.length,
      stack,
      codeKeyParameter: `${toPascalCase(name)}CodeKey`,
    };
  }
  await writeFile(join(outputFolder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function bundleFunction(name: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const bundle = await rolldown({
    cwd: packageRoot,
    input: join(packageRoot, "src", "functions", name, "index.ts"),
    platform: "node",
    plugins: [loadSharpAsWebAssembly, notePackages],
  });
  const { output } = await bundle.generate({
    format: "esm",
    codeSplitting: false,
    // Named .mjs so that Node takes it as a module wherever it is unpacked.
    entryFileNames: "index.mjs",
  });
  await bundle.close();
  const entries = new Map<string, Uint8Array>();
  for (const chunk of output) {
    if (chunk.type !== "chunk") throw new Error(`The bundle of ${name} has an unexpected part: ${chunk.fileName}`);
    entries.set(chunk.fileName, Buffer.from(chunk.code));
    if (chunk.moduleIds.includes(webAssemblyBinding)) await addWebAssembly(entries);
  }
  return entries;
}

const webAssemblyBinding = "\0sharp-wasm32-binding";

/** Replaces sharp's search for a native build by the WebAssembly one, which runs on every platform. */
const loadSharpAsWebAssembly: Plugin = {
  name: "load-sharp-as-web-assembly",
  resolveId: (source, importer) =>
    source === "./sharp.mjs" && /[\\/]node_modules[\\/]sharp[\\/]/.test(importer ?? "")
      ? webAssemblyBinding
      : undefined,
  load: (id) =>
    id === webAssemblyBinding
      ? `import { createRequire } from "node:module";
export default createRequire(import.meta.url)("@img/sharp-wasm32/sharp.node");`
      : undefined,
};

/** The packages of the WebAssembly build as they are: their code finds the .wasm file from its own place. */
async function addWebAssembly(entries: Map<string, Uint8Array>): Promise<void> {
  for (const [name, files] of Object.entries(webAssemblyFiles)) {
    for (const file of files) {
      const path = `node_modules/${name}/${file}`;
      notePackageOf(join(packageRoot, path));
      entries.set(path, await readFile(join(packageRoot, path)));
    }
  }
}

/** The zip file of an earlier build from the same entries by the same code, or a new one that the next build finds. */
async function packOnce(entries: ReadonlyMap<string, Uint8Array>, cacheFolder: string): Promise<Uint8Array> {
  const hash = createHash("sha256").update(packEntries.toString()).update(fflatePackage.version);
  for (const [name, content] of entries) hash.update(`\0${name}\0${content.length}\0`).update(content);
  const file = join(cacheFolder, `${hash.digest("hex")}.zip`);
  if (existsSync(file)) return readFile(file);
  const zip = packEntries(entries);
  await mkdir(cacheFolder, { recursive: true });
  // Another build may read it at the same time: it is there whole or not at all.
  await writeFile(`${file}.${process.pid}`, zip);
  await rename(`${file}.${process.pid}`, file);
  return zip;
}

/** Entries sorted by name and with one date for all, so that only their content decides the bytes of the zip file. */
function packEntries(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, content] of [...entries].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    zippable[name] = content;
  }
  // Zip files hold local time: 1980-01-01 is made in local time so that the bytes are the same in every time zone.
  return zipSync(zippable, { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 });
}

function toPascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

if (import.meta.main) {
  const manifest = await buildFunctions({ outputFolder: join(packageRoot, "dist", "functions") });
  for (const { file, bytes } of Object.values(manifest)) console.log(`${file}  ${Math.ceil(bytes / 1024)} KiB`);
}
