import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/**
 * The version of the `aws` CLI on the path; undefined when there is none or it does not answer in time.
 *
 * @param noteFile where the answer is kept for a day: the CLI takes half a second or more to say its version
 */
export async function readAwsCliVersion(noteFile?: string): Promise<string | undefined> {
  const program = await describeProgram("aws");
  const note = noteFile === undefined ? undefined : await readNote(noteFile);
  if (program !== undefined && note?.program === program && Date.now() - note.at < dayMilliseconds) return note.version;
  const version = await askVersion();
  if (noteFile !== undefined && program !== undefined && version !== undefined)
    await writeNote(noteFile, { program, version, at: Date.now() });
  return version;
}

const dayMilliseconds = 24 * 3600 * 1000;

interface Note {
  /** The program's path, size and time of change. */
  readonly program: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

async function askVersion(): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)("aws", ["--version"], { timeout: 8000 });
    return /aws-cli\/(\d+\.\d+\.\d+)/.exec(stdout + stderr)?.[1];
  } catch {
    return undefined;
  }
}

async function describeProgram(name: string): Promise<string | undefined> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const file = join(folder, process.platform === "win32" ? `${name}.exe` : name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return `${file} ${found.size} ${found.mtimeMs}`;
  }
  return undefined;
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(file, "utf8"));
    return isNote(note) ? note : undefined;
  } catch {
    return undefined;
  }
}

function isNote(value: unknown): value is Note {
  if (typeof value !== "object" || value === null) return false;
  const { program, version, at }: Partial<Record<string, unknown>> = { ...value };
  return typeof program === "string" && typeof version === "string" && typeof at === "number";
}

/** Without the note the next call asks again. */
async function writeNote(file: string, note: Note): Promise<void> {
  await writeFile(file, JSON.stringify(note), { mode: 0o600 }).catch(() => {});
}

/** `AWS_ENDPOINT_URL` is read since 2.13.0 and 1.29.0: an older CLI would talk to AWS itself. */
export function readsEndpointUrl(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 13) || (major === 1 && minor >= 29);
}
