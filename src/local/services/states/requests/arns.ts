import { arnIn, parseArn, resourceElements } from "../../../../arn.ts";
import type { Caller } from "../../../service.ts";
import { isInScope } from "../../../service-kit/arn-scope.ts";
import { invalidArn } from "./errors.ts";

/** Account and region a resource lives in. */
export interface Home {
  readonly account: string;
  readonly region: string;
}

/** The parts of a state machine's ARN; `qualifier` is a version number or an alias name. */
export interface MachineArn extends Home {
  readonly name: string;
  readonly qualifier?: string;
  /** Of a Distributed Map state: `stateMachine:NAME/LABEL`. */
  readonly label?: string;
}

/** The parts of a Standard execution's ARN. */
export interface ExecutionArn extends Home {
  readonly machine: string;
  readonly name: string;
}

/** The account and region that a caller's requests are about. */
export const homeOf = ({ account, region }: Caller): Home => ({ account, region });

/** `arn:aws:states:REGION:ACCOUNT:stateMachine:NAME`. */
export const machineArn = (home: Home, name: string): string => arnIn(home, "states", `stateMachine:${name}`);

/** `arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME`. @param machine the machine's name */
export const executionArn = (home: Home, machine: string, name: string): string =>
  arnIn(home, "states", `execution:${machine}:${name}`);

/** Express executions may share a name, so their ARNs end with their own id. */
export const expressArn = (home: Home, machine: string, name: string, id: string): string =>
  arnIn(home, "states", `express:${machine}:${name}:${id}`);

/** `arn:aws:states:REGION:ACCOUNT:activity:NAME`. */
export const activityArn = (home: Home, name: string): string => arnIn(home, "states", `activity:${name}`);

/** @throws InvalidArn when it is not an ARN, or that of another kind of resource */
export function parseMachineArn(arn: string): MachineArn {
  const { home, resource } = parseStatesArn(arn, "stateMachine");
  const [qualified = "", qualifier, ...more] = resource;
  const [name = "", label, ...deeper] = qualified.split("/");
  if ([name, label, qualifier].includes("") || more.length > 0 || deeper.length > 0) throw invalidArn(arn);
  return { ...home, name, ...(qualifier && { qualifier }), ...(label && { label }) };
}

/**
 * @throws InvalidArn when it is not an ARN, or that of another kind of resource (executions of Express machines included)
 */
export function parseExecutionArn(arn: string): ExecutionArn {
  const { home, resource } = parseStatesArn(arn, "execution");
  const [machine = "", name = "", ...more] = resource;
  if (machine === "" || name === "" || more.length > 0) throw invalidArn(arn);
  return { ...home, machine, name };
}

/** The ARN of an Express child of a map run. @throws InvalidArn also for those of other Express executions */
export function parseExpressChildArn(arn: string): ExecutionArn {
  const { home, resource } = parseStatesArn(arn, "express");
  const [machine = "", name = "", id = "", ...more] = resource;
  if (!machine.includes("/")) throw invalidArn("Resource type not valid in this context: express");
  if (name === "" || id === "" || more.length > 0) throw invalidArn(arn);
  return { ...home, machine, name };
}

/** @throws InvalidArn when it is not an ARN, or that of another kind of resource */
export function parseActivityArn(arn: string): Home & { readonly name: string } {
  const { home, resource } = parseStatesArn(arn, "activity");
  return { ...home, name: resource.join(":") };
}

/** @throws InvalidArn when it is not an ARN, or that of another kind of resource */
export function parseMapRunArn(arn: string): Home {
  return parseStatesArn(arn, "mapRun").home;
}

/**
 * Refuses to delete what another account or region has: here it would count as deleted.
 *
 * @throws InvalidArn
 */
export function refuseForeignArn(arn: string, caller: Caller): void {
  if (!isInScope(arn, caller)) throw invalidArn(arn);
}

/** The kind of resource a Step Functions ARN names, such as `stateMachine`. */
export function resourceType(arn: string): string | undefined {
  return resourceElements(arn)[0];
}

function parseStatesArn(arn: string, expected: string): { home: Home; resource: string[] } {
  if (!arn.startsWith("arn:")) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  const { partition, service, region, account } = parseArn(arn) ?? {};
  const [type, ...resource] = resourceElements(arn);
  if (partition !== "aws" || service !== "states" || !region || !account || !type || !resource[0])
    throw invalidArn(arn);
  if (type !== expected) throw invalidArn(`Resource type not valid in this context: ${type}`);
  return { home: { account, region }, resource };
}
