import { expect } from "vitest";
import type { Ended, Home, RunOptions } from "../support/home.ts";

/** The error as a person reads it; the envelope says the same. */
export interface Complaint {
  readonly code: number;
  readonly message: string;
  readonly why?: string;
  readonly next: readonly string[];
}

/** The error as it stands on stderr, below the line that names the target. */
export function readComplaint({ code, stderr }: Ended): Complaint {
  const lines = stderr.trimEnd().split("\n");
  const [message = "", ...rest] = lines.slice(lines.findIndex((line) => line.startsWith("✖ ")));
  const why = rest.find((line) => line.startsWith("  Why: "))?.slice("  Why: ".length);
  const next = rest.filter((line) => line.startsWith("  → ")).map((line) => line.slice("  → ".length));
  return { code: code ?? -1, message: message.slice(2), ...(why === undefined ? {} : { why }), next };
}

/** How a command fails: for a person, who gets nothing on stdout, and in the same words for a script. */
export async function complaintOf(home: Home, words: readonly string[], options: RunOptions = {}): Promise<Complaint> {
  const [ended, { code, envelope }] = await Promise.all([home.run(words, options), home.runJson(words, options)]);
  const complaint = readComplaint(ended);
  const { message, why = null, next } = complaint;
  expect({ stdout: ended.stdout, code, envelope }).toMatchObject({
    stdout: "",
    code: complaint.code,
    envelope: { ok: false, error: { message, why, next } },
  });
  return complaint;
}
