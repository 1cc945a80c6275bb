import type { Caller } from "../service.ts";

/** The parts of an ARN: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty where the resource has none. */
  readonly region: string;
  readonly account: string;
  /** All that follows the account, colons and slashes included. */
  readonly resource: string;
}

/** Reads an ARN; undefined where a text has not the six parts of one. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || account === undefined) return undefined;
  const resource = rest.join(":");
  return resource === "" ? undefined : { partition, service, region, account, resource };
}

/** Writes the ARN of a resource in a caller's account and region. */
export function arnIn(scope: Pick<Caller, "account" | "region">, service: string, resource: string): string {
  return `arn:aws:${service}:${scope.region}:${scope.account}:${resource}`;
}
