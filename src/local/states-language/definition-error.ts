import type { Diagnostic } from "./types.ts";

/**
 * A definition that AWS would refuse. The message is that of AWS's InvalidDefinition; the diagnostics are those of
 * ValidateStateMachineDefinition.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(`Invalid State Machine Definition: '${diagnostics.map(describeDiagnostic).join(", ")}'`);
    this.diagnostics = diagnostics;
  }
}

/** AWS writes `null` where there is no place. */
function describeDiagnostic({ code, message, location }: Diagnostic): string {
  return `${code}: ${message} at ${location ?? null}`;
}
