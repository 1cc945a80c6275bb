import { AwsError } from "../../../aws-error.ts";
import { DefinitionError, type Machine, parseDefinition } from "../../../states-language/index.ts";

/** @throws InvalidDefinition with the place of the mistake */
export function parseOrRefuse(definition: string): Machine {
  try {
    return parseDefinition(definition);
  } catch (error) {
    if (error instanceof DefinitionError) throw new AwsError("InvalidDefinition", error.message);
    throw error;
  }
}

/** @throws InvalidDefinition with the place of the mistake */
export function checkDefinition(definition: string): void {
  parseOrRefuse(definition);
}
