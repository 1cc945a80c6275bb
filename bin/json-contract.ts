/**
 * Writes docs/json.md, the shape of every command's `--json` result, by the types of the commands. A test fails when it
 * is stale, so that a change of a shape is a change of this page.
 *
 *     node bin/json-contract.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API, TypeFlags, type Checker, type Program, type Type } from "typescript/unstable/sync";
import { exitCodes } from "../src/exit-codes.ts";
import { packageRoot } from "../src/package-root.ts";
import { createShapes, type Shapes } from "./json-shapes.ts";

export const contractFile = join(packageRoot, "docs", "json.md");

const head = `# The JSON of commands

\`node bin/json-contract.ts\` writes this page from the types of the commands, and a test compares them. Review each change:
removed members and changed types break scripts.

With \`--json\` a command prints one envelope to standard output, also when it fails:

\`\`\`ts
interface Envelope {
  ok: boolean;
  command: string | null;
  target: null | {
    kind: "local" | "aws" | "endpoint";
    /** The same as \`kind\`. */
    target: "local" | "aws" | "endpoint";
    account: string | null;
    region: string | null;
    profile: string | null;
    environment: string | null;
    endpointUrl?: string;
  };
  /** Always present when \`ok\` is true; with an error only when the command has a result. */
  result?: JSON;
  /** Present when \`ok\` is false. */
  error?: { code: string; values: object; message: string; why: string | null; next: string[] };
}
\`\`\`

[Codes](codes.md) lists every \`code\` with its values and its exit code. A member that is a sentence has its code beside it:
\`reason\` is English text, and \`reasonCode\` is \`{ code, values }\`. \`JSON\` stands for any value, such as an execution's output.

Any command can end with an error and its exit code, and with 2, 130 or 143. The column below lists the exit codes that come with a result.
`;

/** The page as it should be. */
export function describeJson(): string {
  const api = new API({ cwd: packageRoot });
  try {
    const config = join(packageRoot, "bin", "json-contract.tsconfig.json");
    const project = api.updateSnapshot({ openProjects: [config] }).getProjects()[0];
    if (!project) throw new Error("tsconfig.json was not opened");
    const { checker, program } = project;
    const shapes = createShapes(checker);
    const sections = commandIds().map((id) => describeCommand(id, { checker, program, shapes }));
    return [
      head,
      "## Commands\n",
      ...sections,
      "## Types\n",
      "```ts",
      shapes.definitions().join("\n\n"),
      "```",
      "",
    ].join("\n");
  } finally {
    api.close();
  }
}

function commandIds(): string[] {
  const manifest: { readonly commands: object } = JSON.parse(
    readFileSync(join(packageRoot, "oclif.manifest.json"), "utf8"),
  );
  return Object.keys(manifest.commands).toSorted();
}

interface Project {
  readonly checker: Checker;
  readonly program: Program;
  readonly shapes: Shapes;
}

function describeCommand(id: string, { checker, program, shapes }: Project): string {
  const path = join(packageRoot, "src", "commands", ...id.split(":"));
  const source = program.getSourceFile(`${path}.ts`) ?? program.getSourceFile(join(path, "index.ts"));
  const exported = source && checker.getSymbolAtLocation(source);
  const declared = exported && checker.getExportsOfModule(exported).find(({ name }) => name === "default");
  const work = declared && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(declared), "work");
  const outcome = work && shapes.outcomeOf(work);
  if (!outcome) throw new Error(`${id} has no work to describe`);
  const results = shapes.write(shapes.membersOf(outcome, "result"));
  const codes = exitCodesOf(shapes.membersOf(outcome, "exitCode"));
  return `### ${id.replaceAll(":", " ")}\n\nExit codes: ${codes.join(", ")}\n\n\`\`\`ts\n${results}\n\`\`\`\n`;
}

/** A result without an exit code is done. */
function exitCodesOf(types: readonly Type[]): number[] {
  const known: readonly number[] = Object.values(exitCodes);
  const codes = types.flatMap((type): readonly number[] => {
    if ((type.flags & TypeFlags.Undefined) !== 0) return [exitCodes.done];
    if (type.isNumberLiteralType()) return [type.value];
    return known;
  });
  return [...new Set(codes.length === 0 ? [exitCodes.done] : codes)].toSorted((one, other) => one - other);
}

if (import.meta.main) writeFileSync(contractFile, describeJson());
