import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWords } from "../../../../src/text/words.ts";
import { createHtmlReporter } from "../../../../src/ui/bulk/reporters/html-reporter.ts";
import type { Reporter } from "../../../../src/ui/bulk/reporters/reporter.ts";
import type { BulkEvent } from "../../../../src/workshop/bulk/listener.ts";
import { eventsOf, sampleRows } from "./sample-batch.ts";

export const words = await loadWords("en", ["screen-bulk", "progress"]);
export const createHtml = (name: string, destination: string): Reporter => createHtmlReporter(name, destination, words);

/** Test files that share a process share the folder, one after the other. */
export const folder = join(tmpdir(), `wildrydes-reports-${randomUUID()}`);

export function makeFolder(): void {
  mkdirSync(folder, { recursive: true });
}

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

export async function sendAll(reporter: Reporter, events: readonly BulkEvent[]): Promise<void> {
  for (const event of events) await reporter.notify(event);
}

/** The text that a reporter writes of a batch. */
export async function fileOf(
  create: (name: string, destination: string) => Reporter,
  events: readonly BulkEvent[] = eventsOf(sampleRows),
): Promise<string> {
  const destination = join(folder, `${Math.random()}`);
  await sendAll(create("name", destination), events);
  return readFileSync(destination, "utf8");
}
