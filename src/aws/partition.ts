import { arnIn } from "../arn.ts";

/** Partitions other than AWS's commercial one, by how their regions begin. */
const partitions = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-iso-", "aws-iso"],
] as const;

/** The partition that a region belongs to: the second part of every ARN in it. */
export function partitionOf(region: string): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/** The ARN of a state machine, which its name determines. */
export function stateMachineArn(machine: { region: string; account: string; name: string }): string {
  const { region, account, name } = machine;
  return arnIn({ partition: partitionOf(region), region, account }, "states", `stateMachine:${name}`);
}
