/**
 * Builds everything that is shipped and not in the repository: the program's bundles and the functions' zip files.
 *
 *     node bin/build.ts
 */
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "rolldown";
import { schemaFile } from "../src/local/protocol/schema/sdk-schema.ts";
import { builtinsWithoutFacade } from "./builtins-without-facade.ts";
import { lighterSdk } from "./lighter-sdk.ts";
import { requireWhenUsed } from "./require-when-used.ts";
import { packageRoot } from "../src/package-root.ts";
import { commandListFile } from "../src/cli/help/catalogue.ts";
import { renderBuiltCommandList } from "./command-list.ts";
import { chunkGroups } from "./chunk-groups.ts";
import { programChunks } from "./program-chunks.ts";
import { buildFunctions } from "./build-functions.ts";
import { bundleDynalite, bundleSdk, preferModules } from "./bundle-packages.ts";
import { notePackages, writeLicences } from "./licences.ts";
import { copyVision } from "./copy-vision.ts";

const source = join(packageRoot, "src");
const output = join(packageRoot, "dist");

/** Holds native code for one platform: npm installs the build that fits. */
const leftOutside = /^(sharp|@img\/.*)(\/|$)/;

/** The settings that both parts of the program are bundled with. */
const bundling = {
  cwd: packageRoot,
  platform: "node",
  external: (id: string) => leftOutside.test(id),
  resolve: preferModules,
  logLevel: "warn",
  // What one command loads when it needs it, another loads at once. The bundler warns that they share a chunk.
  checks: { ineffectiveDynamicImport: false },
} as const;

/** Comments and dead code go; names and lines stay, because people read stack traces. */
const minify = { compress: true, mangle: false, codegen: false } as const;

/**
 * One bundle for each command; what they share in chunks. They are CommonJS, so that `bin/run.js` can load them with
 * the code that earlier runs compiled.
 */
async function bundleCommands(): Promise<void> {
  const commands = globSync("commands/**/*.ts", { cwd: source }).map(withoutEnding).sort();
  await build({
    ...bundling,
    input: inputOf(["cli/main", "cli/write-compiled-code", ...commands]),
    transform: { define: { "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" } },
    plugins: [takeSchemasAlone, requireWhenUsed, lighterSdk, notePackages, programChunks],
    output: {
      dir: output,
      format: "cjs",
      exports: "named",
      entryFileNames: "[name].cjs",
      chunkFileNames: "chunks/[name]-[hash].cjs",
      codeSplitting: { groups: chunkGroups },
      comments: false,
      minify,
      keepNames: true,
    },
  });
}

/** One bundle for each worker or process that is started by path, and for what others import. */
async function bundleProcesses(): Promise<void> {
  await build({
    ...bundling,
    input: inputOf(["local/daemon/index", "local/states-language/index", ...startedByPath()]),
    // CommonJS modules ask for their folder; in a bundle it is the bundle's.
    transform: { define: { __dirname: "import.meta.dirname" } },
    plugins: [takeSchemasAlone, requireWhenUsed, lighterSdk, notePackages, builtinsWithoutFacade],
    output: {
      dir: output,
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name]-[hash].js",
      codeSplitting: { groups: chunkGroups },
      comments: false,
      minify,
      keepNames: true,
    },
  });
}

function inputOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, join(source, `${name}.ts`)]));
}

/** The console's module for browsers: one file, which the daemon serves. */
async function bundleConsoleClient(): Promise<void> {
  await build({
    cwd: packageRoot,
    input: join(source, "console/client/main.ts"),
    platform: "browser",
    output: { file: join(output, "console", "client.js"), format: "esm", minify: true },
    logLevel: "warn",
  });
}

/** Whatever the sources start through `entryPoint("…")`. */
function startedByPath(): string[] {
  const found = new Set<string>();
  for (const file of globSync("**/*.ts", { cwd: source })) {
    for (const [, name] of readFileSync(join(source, file), "utf8").matchAll(/entryPoint\("([^"]+)"\)/g))
      if (name) found.add(name);
  }
  return [...found].sort();
}

function withoutEnding(file: string): string {
  return file.replaceAll("\\", "/").replace(/\.ts$/, "");
}

/** The endpoint needs the SDK's schemas, not its clients, which would cost its start four times the time. */
const takeSchemasAlone: Plugin = {
  name: "take-schemas-alone",
  resolveId(id, importer) {
    const fromDescription = importer?.replaceAll("\\", "/").match(/\/local\/services\/\w+\/description\.ts$/);
    return id.startsWith("@aws-sdk/client-") && fromDescription ? schemaFile(packageRoot, id) : undefined;
  },
};

rmSync(output, { recursive: true, force: true });
await Promise.all([
  bundleCommands(),
  bundleProcesses(),
  bundleConsoleClient(),
  buildFunctions({
    outputFolder: join(output, "functions"),
    cacheFolder: join(packageRoot, "node_modules", ".cache", "functions"),
  }),
  copyVision(join(output, "vision")),
  bundleDynalite(join(output, "dynalite")),
  bundleSdk(join(output, "sdk")),
]);
writeLicences();
writeFileSync(join(packageRoot, commandListFile), renderBuiltCommandList());
