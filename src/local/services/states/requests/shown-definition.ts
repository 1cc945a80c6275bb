import { processorDefinition, variableReferences } from "../../../states-language/index.ts";
import type { MachineRecord, RevisionRecord } from "../records/machines.ts";
import { machineArn } from "./arns.ts";

/** What the Describe operations show of a revision's definition. */
export interface ShownDefinition {
  readonly definition: string;
  readonly variableReferences?: Record<string, string[]>;
}

/** In place of a definition when metadata is all that is wanted. */
export const metadataOnly: ShownDefinition = { definition: "{}" };

/**
 * A revision's definition with the variables it refers to.
 * @param label of a Distributed Map state: what is shown is the definition of its child executions
 * @returns undefined when the revision has no Map state of that label
 */
export function shownDefinition(
  machine: MachineRecord,
  { definition }: RevisionRecord,
  label: string | undefined,
): ShownDefinition | undefined {
  const unlabelled = machineArn(machine, machine.name);
  const shown = label === undefined ? definition : processorDefinition(definition, { machineArn: unlabelled, label });
  if (shown === undefined) return undefined;
  const references = variableReferences(shown);
  return { definition: shown, ...(Object.keys(references).length > 0 && { variableReferences: references }) };
}
