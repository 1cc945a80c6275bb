/**
 * Writes the type declarations of what others may import: `wildrydes/states-language`.
 *
 *     node bin/build-types.ts
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

const options = {
  declaration: true,
  emitDeclarationOnly: true,
  ignoreConfig: true,
  module: "nodenext",
  outDir: join(packageRoot, "dist/types/states-language"),
  rewriteRelativeImportExtensions: true,
  rootDir: join(packageRoot, "src/local/states-language"),
  skipLibCheck: true,
  strict: true,
  target: "es2024",
  types: "node",
};
const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
const compiler = join(packageRoot, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [compiler, ...flags, join(options.rootDir, "index.ts")], { stdio: "inherit" });
