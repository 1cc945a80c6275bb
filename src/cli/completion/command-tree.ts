import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";

/** A flag as a shell completes it. */
interface CompletedFlag {
  readonly name: string;
  readonly char: string | undefined;
  readonly summary: string;
  /** Its possible values; `files` for a path, nothing for a flag without a value. */
  readonly values: readonly string[] | "files" | "any" | undefined;
}

/** A command, its words parted by spaces. */
export interface CompletedCommand {
  readonly words: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
}

interface Manifest {
  readonly commands: Readonly<Record<string, ManifestCommand>>;
}

interface ManifestCommand {
  readonly id: string;
  readonly summary?: string;
  readonly hidden?: boolean;
  readonly flags: Readonly<Record<string, ManifestFlag>>;
}

interface ManifestFlag {
  readonly name: string;
  readonly char?: string;
  readonly summary?: string;
  readonly type: "boolean" | "option";
  readonly options?: readonly string[];
  readonly allowNo?: boolean;
  readonly hidden?: boolean;
  readonly helpValue?: string;
}

/**
 * Every command of the manifest with its flags and what they can be.
 *
 * @param word puts a summary into another language
 */
export function readCommandTree(word = (summary: string): string => summary): CompletedCommand[] {
  const { commands }: Manifest = JSON.parse(readFileSync(join(packageRoot, "oclif.manifest.json"), "utf8"));
  return Object.values(commands)
    .filter(({ hidden }) => hidden !== true)
    .map(({ id, summary = "", flags }) => ({
      words: id.replaceAll(":", " "),
      summary: word(summary),
      flags: Object.values(flags)
        .filter(({ hidden }) => hidden !== true)
        .flatMap((flag) => completedFlags({ ...flag, summary: word(flag.summary ?? "") })),
    }));
}

function completedFlags({
  name,
  char,
  summary,
  type,
  options,
  allowNo,
  helpValue,
}: ManifestFlag & { readonly summary: string }): CompletedFlag[] {
  if (type === "boolean")
    return [
      { name, char, summary, values: undefined },
      ...(allowNo === true ? [{ name: `no-${name}`, char: undefined, summary, values: undefined }] : []),
    ];
  const values = options ?? (name === "key" ? samplePhotos() : helpValue === "FILE" || isFile(name) ? "files" : "any");
  return [{ name, char, summary, values }];
}

function isFile(name: string): boolean {
  return ["file", "output", "html", "photo", "manifest", "save"].includes(name);
}

/** The keys that `setup` uploads. */
function samplePhotos(): string[] {
  return readdirSync(join(packageRoot, "templates", "photos"))
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .sort();
}

/** Returns what can follow some words: the next word of every command that begins with them. */
export function nextWords(tree: readonly CompletedCommand[], words: string): string[] {
  const prefix = words === "" ? "" : `${words} `;
  const following = tree.flatMap((command) =>
    command.words.startsWith(prefix) ? [command.words.slice(prefix.length).split(" ")[0] ?? ""] : [],
  );
  return [...new Set(following)].filter((word) => word !== "").sort();
}

/** The beginnings of all commands, the empty one among them. */
export function beginnings(tree: readonly CompletedCommand[]): string[] {
  const found = new Set([""]);
  for (const { words } of tree) {
    const parts = words.split(" ");
    for (let length = 1; length <= parts.length; length += 1) found.add(parts.slice(0, length).join(" "));
  }
  return [...found].sort();
}
