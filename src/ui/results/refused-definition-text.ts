import { readFile } from "node:fs/promises";
import { UserError } from "../../user-error.ts";
import { readMember, readText } from "../../workshop/json-member.ts";
import { stateOfLocation } from "../../workshop/machine/state-of-location.ts";
import { drawMachine } from "../graph/draw-machine.ts";
import type { StateNote } from "../graph/state-note.ts";
import type { Terminal } from "../terminal/terminal.ts";

/**
 * The graph of a definition that Step Functions refused, with the complaints at their states.
 *
 * @param file the definition, as the person wrote it
 * @returns undefined for any other error, and where nothing can be drawn
 */
export async function drawRefusedDefinition(
  error: unknown,
  { file, terminal }: { file: string; terminal: Terminal },
): Promise<string | undefined> {
  if (!(error instanceof UserError) || error.code !== "definition-invalid") return undefined;
  const problems: unknown = readMember(error.values, "problems");
  const notes = new Map<string, StateNote>();
  for (const problem of Array.isArray(problems) ? problems : []) {
    const state = stateOfLocation(readText(problem, "location"));
    if (state !== undefined) notes.set(state, { status: "wrong", text: readText(problem, "text") });
  }
  const definition = await readOrNothing(file);
  return definition === undefined || notes.size === 0 ? undefined : drawMachine({ definition, notes }, terminal);
}

async function readOrNothing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
