import { AwsError } from "../../../aws-error.ts";
import { DefinitionError, type Machine, parseDefinition } from "../../../states-language/index.ts";
import type { MachineType } from "../records/machines.ts";

/** @throws InvalidDefinition with the place of the mistake */
export function parseOrRefuse(definition: string, type: MachineType = "STANDARD"): Machine {
  try {
    return parseDefinition(definition, { type });
  } catch (error) {
    if (error instanceof DefinitionError) throw new AwsError("InvalidDefinition", error.message);
    throw error;
  }
}

/** @throws InvalidDefinition with the place of the mistake */
export function checkDefinition(definition: string, type: MachineType): void {
  parseOrRefuse(definition, type);
}
