import { createRecentCache } from "../../../recent-cache.ts";
import { processorDefinition, variableReferences } from "../../../states-language/index.ts";
import type { MachineRecord, RevisionRecord } from "../records/machines.ts";
import { machineArn } from "./arns.ts";

/** The members of the Describe operations about a revision's definition. */
interface ShownDefinition {
  readonly definition: string;
  readonly variableReferences?: Record<string, string[]>;
}

/** In place of a definition when metadata is all that is wanted. */
export const metadataOnly: ShownDefinition = { definition: "{}" };

/** Shows a revision; see `createShowDefinition`. */
export type ShowDefinition = ReturnType<typeof createShowDefinition>;

/** Revisions are asked for again and again and never change; reading a large one takes the better part of a second. */
const kept = 50;

/** Makes what shows a revision's definition with the variables it refers to, each worked out once. */
export function createShowDefinition() {
  const known = createRecentCache<string, { readonly of: string; readonly shown: ShownDefinition | undefined }>(kept);

  /**
   * @param label of a Distributed Map state: what is shown is the definition of its child executions
   * @returns undefined when the revision has no Map state of that label
   */
  return (machine: MachineRecord, revision: RevisionRecord, label: string | undefined): ShownDefinition | undefined => {
    const key = `${revision.id}/${label ?? ""}`;
    const before = known.get(key);
    // Ids of what was never on disk are given again.
    if (before?.of === revision.definition) return before.shown;
    const shown = show(machine, revision, label);
    known.set(key, { of: revision.definition, shown });
    return shown;
  };
}

function show(machine: MachineRecord, { definition }: RevisionRecord, label: string | undefined) {
  const unlabelled = machineArn(machine, machine.name);
  const shown = label === undefined ? definition : processorDefinition(definition, { machineArn: unlabelled, label });
  if (shown === undefined) return undefined;
  const references = variableReferences(shown);
  return { definition: shown, ...(Object.keys(references).length > 0 && { variableReferences: references }) };
}
