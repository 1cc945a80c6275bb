import { createHash } from "node:crypto";
import type { MachineRecord } from "../records/machines.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import { executionArn, expressArn, machineArn } from "../requests/arns.ts";

/** The names of the child executions of a map run. */
export interface ChildNames {
  /** The machine as its children see it: named with the label, of the children's type. */
  readonly machine: MachineRecord;
  /** `…:stateMachine:MACHINE/LABEL`. */
  readonly stateMachineArn: string;
  /** The name of a child by its number: always the same, so that no item is run twice under two names. */
  nameOf(index: number): string;
  arnOf(name: string): string;
}

/** @param parent the machine of the execution, or of the child, that has the Map state */
export function childNames(
  parent: MachineRecord,
  { arn, label, type }: Pick<MapRunRecord, "arn" | "label" | "type">,
): ChildNames {
  const [base = ""] = parent.name.split("/");
  const machine = { ...parent, name: `${base}/${label}`, type };
  return {
    machine,
    stateMachineArn: machineArn(machine, machine.name),
    nameOf: (index) => uuidOf(`${arn} ${index}`),
    arnOf: (name) =>
      type === "STANDARD" ? executionArn(machine, machine.name, name) : expressArn(machine, machine.name, name, name),
  };
}

/** A UUID made of a name (version 3), as the names of child executions are on AWS. */
function uuidOf(name: string): string {
  const bytes = createHash("md5").update(name).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x30;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
