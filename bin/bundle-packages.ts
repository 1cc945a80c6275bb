/**
 * Bundles packages that the program loads by path and not by an import, so that neither they nor what they depend on
 * need to be installed: dynalite with its native code, and the AWS SDK that functions may use.
 */
import { globSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "rolldown";
import { dynaliteOperations } from "../src/local/services/dynamodb/dynalite.ts";
import { packageRoot } from "../src/package-root.ts";
import { notePackages } from "./licences.ts";

const nodeModules = join(packageRoot, "node_modules");

/** Comments and blanks go; names stay, because people read stack traces. */
const compressed = { compress: true, mangle: false, codegen: { removeWhitespace: true } } as const;

/** Modules as ECMAScript, which can be pruned and name their exports; "main" is CommonJS, which is taken whole. */
export const preferModules = { mainFields: ["module", "main"], conditionNames: ["module", "node", "import"] };

/** dynalite's parts as one CommonJS file, with the native builds of LevelDB where that file looks for them. */
export async function bundleDynalite(outputFolder: string): Promise<void> {
  const entry = "\0dynalite";
  await build({
    cwd: packageRoot,
    input: { dynalite: entry },
    platform: "node",
    plugins: [provideModule(entry, nameDynaliteParts()), notePackages],
    output: {
      dir: outputFolder,
      format: "cjs",
      entryFileNames: "[name].cjs",
      codeSplitting: false,
      minify: compressed,
    },
    logLevel: "warn",
  });
  const prebuilds = join(nodeModules, "classic-level", "prebuilds");
  await cp(prebuilds, join(outputFolder, "prebuilds"), {
    recursive: true,
    filter: (path) => !path.includes("android"),
  });
}

function nameDynaliteParts(): string {
  const names = dynaliteOperations.map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`);
  const parts = (kind: string) => names.map((name) => `${name}: require("dynalite/${kind}/${name}")`).join(", ");
  return `module.exports = {
  databases: require("dynalite/db"),
  validations: require("dynalite/validations"),
  parsers: {
    condition: require("dynalite/db/conditionParser"),
    update: require("dynalite/db/updateParser"),
    projection: require("dynalite/db/projectionParser"),
  },
  inputs: { ${parts("validations")} },
  actions: { ${parts("actions")} },
};`;
}

function provideModule(name: string, code: string): Plugin {
  return {
    name: "provide-module",
    resolveId: (id) => (id === name ? id : undefined),
    load: (id) => (id === name ? { code, moduleType: "js" } : undefined),
  };
}

/**
 * Each package of the AWS SDK as a CommonJS file of its name, as AWS's runtimes carry them; what they share in chunks.
 */
export async function bundleSdk(outputFolder: string): Promise<void> {
  const specifiers = globSync("{@aws-sdk,@smithy}/*/package.json", { cwd: nodeModules }).flatMap(listSpecifiers);
  await build({
    cwd: packageRoot,
    input: Object.fromEntries(specifiers.map((specifier) => [specifier, specifier])),
    platform: "node",
    resolve: preferModules,
    plugins: [notePackages],
    output: {
      dir: outputFolder,
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "chunks/[name]-[hash].cjs",
      exports: "named",
      // Names that Node cannot detect in CommonJS, such as those of enumerations, for import by name.
      postFooter: (chunk) => (chunk.isEntry ? `0 && (module.exports = { ${chunk.exports.join(", ")} });` : ""),
      minify: compressed,
      keepNames: true,
    },
    logLevel: "warn",
  });
}

/** The entries of one package that a function may import: the package, and the subpaths its `exports` name. */
function listSpecifiers(packageFile: string): string[] {
  const { name, exports }: { name: string; exports?: Record<string, unknown> } = JSON.parse(
    readFileSync(join(nodeModules, packageFile), "utf8"),
  );
  const paths = Object.keys(exports ?? { ".": "" }).filter((path) => !path.endsWith("package.json"));
  return paths.map((path) => `${name}${path.slice(1)}`);
}
