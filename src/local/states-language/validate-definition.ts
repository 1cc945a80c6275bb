import type { Diagnostic } from "./types.ts";

/** What is wrong with a definition, as ValidateStateMachineDefinition reports it. Empty when AWS would accept it. */
export function validateDefinition(source: string): Diagnostic[] {
  try {
    JSON.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ severity: "ERROR", code: "INVALID_JSON_DESCRIPTION", message }];
  }
  return [];
}
