import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TargetSummary } from "./port.ts";

/** The resources made moments ago from this folder: a read that does not show one is older than that. */
export interface RecentResources {
  made(kind: RecentKind, name: string): Promise<void>;
  deleted(kind: RecentKind, name: string): Promise<void>;
  /** Names of what was made in the last two minutes and not deleted since. */
  list(kind: RecentKind): Promise<string[]>;
  /** How long reads may still not show it, in milliseconds; undefined where it is not among them. */
  remainingMs(kind: RecentKind, name: string): Promise<number | undefined>;
}

type RecentKind = "machine" | "stack" | "collection";

/** How long a read may lag behind, in milliseconds. */
const recentMs = 120_000;

/** The file keeps no more than this, in characters. */
const mostKept = 32_768;

interface Line {
  readonly kind: string;
  readonly name: string;
  readonly place: string;
  readonly change: string;
  readonly at: number;
}

/**
 * Keeps what is made in `.wildrydes/recent.jsonl` of a folder, a line for each. A folder that cannot be written to is
 * not a failure: nothing is recent then.
 */
export function recentResources(
  folder: string,
  { account, region }: Pick<TargetSummary, "account" | "region">,
  now: () => number = Date.now,
): RecentResources {
  const file = join(folder, ".wildrydes", "recent.jsonl");
  const place = `${account} ${region}`;
  const add = async (line: Omit<Line, "place" | "at">): Promise<void> => {
    const text = `${JSON.stringify({ ...line, place, at: now() })}\n`;
    try {
      await mkdir(dirname(file), { recursive: true });
      const before = await readText(file);
      if (before.length < mostKept) await appendFile(file, text);
      else await writeFile(file, text);
    } catch {
      // Nothing is recent then.
    }
  };
  /** When what is recent was made, by its name. */
  const madeAt = async (kind: RecentKind): Promise<Map<string, number>> => {
    const made = new Map<string, number>();
    for (const line of linesOf(await readText(file))) {
      if (line.kind !== kind || line.place !== place || now() - line.at > recentMs) continue;
      if (line.change === "made") made.set(line.name, line.at);
      else made.delete(line.name);
    }
    return made;
  };
  return {
    made: (kind, name) => add({ kind, name, change: "made" }),
    async deleted(kind, name) {
      if ((await this.list(kind)).includes(name)) await add({ kind, name, change: "deleted" });
    },
    list: async (kind) => [...(await madeAt(kind)).keys()],
    async remainingMs(kind, name) {
      const at = (await madeAt(kind)).get(name);
      return at === undefined ? undefined : at + recentMs - now();
    },
  };
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** A line that was cut off or edited is left out. */
function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isLine(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

function isLine(value: unknown): value is Line {
  if (value === null || typeof value !== "object" || !("at" in value) || typeof value.at !== "number") return false;
  return ["kind", "name", "place", "change"].every((member) => typeof Reflect.get(value, member) === "string");
}
