/** The elements of an ARN: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for global resources, such as roles and buckets. */
  readonly region: string;
  /** Empty where the name alone identifies the resource, as a bucket's does. */
  readonly account: string;
  /** Everything after the account, with its colons and slashes. */
  readonly resource: string;
}

/** Reads an ARN; undefined for a text that is not an ARN. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || account === undefined) return undefined;
  const resource = rest.join(":");
  return resource === "" ? undefined : { partition, service, region, account, resource };
}

/** Writes the ARN of a resource in an account and a region. The default partition is `aws`. */
export function arnIn(
  scope: Pick<Arn, "account" | "region"> & Partial<Pick<Arn, "partition">>,
  service: string,
  resource: string,
): string {
  return `arn:${scope.partition ?? "aws"}:${service}:${scope.region}:${scope.account}:${resource}`;
}

/**
 * The elements of an ARN's resource: for `arn:aws:lambda:REGION:ACCOUNT:function:NAME:QUALIFIER` the type, the name and
 * the qualifier. Empty for a text that is not an ARN.
 */
export function resourceElements(arn: string): readonly string[] {
  return parseArn(arn)?.resource.split(":") ?? [];
}

/** The last element of an ARN: a machine's or a function's name, an execution's name, a version's number. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}

/** Returns what follows the last slash of an ARN: the name of a role or a policy, without its path. */
export function nameAfterPath(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** The partition of an ARN, such as `aws-us-gov`; `aws` without an ARN. */
export function partitionOfArn(arn: string | undefined): string {
  return (arn === undefined ? undefined : parseArn(arn)?.partition) ?? "aws";
}

/**
 * How many elements an ARN has, right or wrong. A complete one has six at least, and more where its resource has
 * colons.
 */
export function countElements(arn: string): number {
  return arn.split(":").length;
}

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
