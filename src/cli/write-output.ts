import { writeFile } from "node:fs/promises";
import { UserError } from "../user-error.ts";

/**
 * Writes what `-o FILE` asks for.
 *
 * @throws UserError where the file cannot be written
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text.endsWith("\n") ? text : `${text}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError({ code: "output-not-written", values: { file, reason }, cause: error });
  }
}
