import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "./json-member.ts";
import { packageRoot } from "../package-root.ts";
import { UserError } from "../user-error.ts";

/** A function's zip file, as the build wrote it down. */
export interface FunctionArchive {
  readonly name: string;
  readonly file: string;
  /** SHA-256 of the zip file, in hexadecimal: part of its key, so that the same key always holds the same bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** The template whose stack has the function: `workshop` for templates/workshop.yaml. */
  readonly stack: string;
  /** The template's parameter that takes the key. */
  readonly codeKeyParameter: string;
}

/** This program's version. */
export async function packageVersion(): Promise<string> {
  const content: unknown = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
  return readText(content, "version") ?? "";
}

/** The text of a template that the package ships. */
export function readTemplate(...path: string[]): Promise<string> {
  return readFile(join(packageRoot, "templates", ...path), "utf8");
}

/** The zip files of a template's functions, in the order of their names. */
export async function readFunctionArchives(stack: string): Promise<FunctionArchive[]> {
  const folder = join(packageRoot, "dist", "functions");
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  } catch (cause) {
    throw new UserError({
      code: "functions-not-built",
      values: { file: join(folder, "manifest.json") },
      cause,
    });
  }
  if (typeof manifest !== "object" || manifest === null) throw new Error("The functions' manifest is no JSON object");
  return Object.entries(manifest)
    .map(([name, entry]) => archiveOf(folder, name, entry))
    .filter((archive) => archive.stack === stack)
    .sort((one, other) => one.name.localeCompare(other.name));
}

function archiveOf(folder: string, name: string, entry: unknown): FunctionArchive {
  if (
    typeof entry === "object" &&
    entry !== null &&
    "file" in entry &&
    typeof entry.file === "string" &&
    "sha256" in entry &&
    typeof entry.sha256 === "string" &&
    "bytes" in entry &&
    typeof entry.bytes === "number" &&
    "stack" in entry &&
    typeof entry.stack === "string" &&
    "codeKeyParameter" in entry &&
    typeof entry.codeKeyParameter === "string"
  )
    return {
      ...entry,
      name,
      file: join(folder, entry.file),
      sha256: entry.sha256,
      bytes: entry.bytes,
      stack: entry.stack,
      codeKeyParameter: entry.codeKeyParameter,
    };
  throw new Error(`The functions' manifest says nothing usable of ${name}`);
}

/** A sample photo that the package ships. */
interface SamplePhoto {
  readonly key: string;
  readonly file: string;
}

/** The sample photos, by their keys. */
export async function readSamplePhotos(): Promise<SamplePhoto[]> {
  const folder = join(packageRoot, "templates", "photos");
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".jpg"))
    .sort()
    .map((key) => ({ key, file: join(folder, key) }));
}
