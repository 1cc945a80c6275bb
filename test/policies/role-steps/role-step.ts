import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DeleteStateMachineCommand, ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { packageRoot } from "../../../src/package-root.ts";
import type { HeldWorkshop } from "../held-workshop.ts";
import type { RoleStatement } from "../role-statements.ts";

/** The statement that is away; undefined while all are there. */
export interface Attempt {
  readonly without: RoleStatement | undefined;
  /** When it was taken away; milliseconds since 1970. */
  readonly since: number;
}

/** Does something that needs the roles of a stack. */
export interface RoleStep {
  readonly name: string;
  /** Runs for these statements alone, as `Role.Statement`: a step that takes long, or that takes something away. */
  readonly only?: readonly string[];
  /** Answers what is wrong, or nothing. */
  try(workshop: HeldWorkshop, attempt: Attempt): Promise<string | undefined>;
}

/** The steps that need the roles of one stack. */
export interface StackSteps {
  readonly stack: string;
  /** Stacks that must be there first. */
  readonly needs?: readonly string[];
  /** Makes the stack and what the steps need. */
  prepare(workshop: HeldWorkshop): Promise<string | undefined>;
  readonly steps: readonly RoleStep[];
}

/** Runs a command. Answers the permission, the error or the exit code that it ends with, or nothing. */
export async function end(workshop: HeldWorkshop, words: readonly string[], ends = 0): Promise<string | undefined> {
  const { code, stdout, stderr } = await workshop.run(words);
  if (code === ends) return undefined;
  return reasonIn(stderr + stdout) ?? lastError(stderr) ?? `exit code ${code}`;
}

/** The first error is the step that failed, the last one says why: in AWS's words, where it has them. */
function lastError(stderr: string): string | undefined {
  const [, error, why] = [...stderr.matchAll(/✖ (.+)(?:\n +Why: (.+))?/g)].at(-1) ?? [];
  return why ?? error;
}

/** The permission or the error that a text names first. */
export function reasonIn(text: string): string | undefined {
  // A machine in an ARN stands behind a colon too, but its service stands behind another one.
  const permission = /(?<![:\w-])[a-z0-9-]+:[A-Z][A-Za-z]+\b/.exec(text)?.[0];
  return permission ?? /\b[A-Z]\w+(Exception|Denied|Error)\b/.exec(text)?.[0];
}

/** The first command that fails, with its words; what an attempt needs beforehand. */
export async function prepareBy(workshop: HeldWorkshop, ...commands: string[]): Promise<string | undefined> {
  for (const command of commands) {
    const { code, stderr, stdout } = await workshop.run(command.split(" "));
    if (code !== 0) return `${command} fails: ${stderr}${stdout}`;
  }
  return undefined;
}

/** Whether the function whose role lost its statement has written to its log since. */
export const logStep: RoleStep = {
  name: "the function's log after these",
  async try({ endpoint }, { without, since }) {
    if (without?.functionName === undefined) return undefined;
    const { stack, functionName } = without;
    const logs = new CloudWatchLogsClient(endpoint.clientConfig);
    const logGroupName = `/aws/lambda/${stack}-${functionName}`;
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, startTime: since }));
    return events.length === 0 ? "no lines" : undefined;
  },
};

/** Looks until there is something, for at most N seconds. */
export async function lookFor<T>(look: () => Promise<T | undefined>, seconds = 15): Promise<T | undefined> {
  for (const until = Date.now() + 1000 * seconds; Date.now() < until; await sleep(150)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The outputs of a stack by name. */
export async function readOutputs({ endpoint }: HeldWorkshop, StackName: string): Promise<Record<string, string>> {
  const client = new CloudFormationClient(endpoint.clientConfig);
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return Object.fromEntries(
    (Stacks[0]?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
  );
}

/** Puts one of the workshop's photos, or its image of a cat, into a bucket as the endpoint's owner. */
export async function putPhoto(
  { endpoint }: HeldWorkshop,
  to: { bucket: string; key: string; photo?: string; metadata?: Record<string, string> },
): Promise<void> {
  const { bucket: Bucket, key: Key, photo = "photos/1_happy_face.jpg", metadata: Metadata } = to;
  const Body = readFileSync(join(packageRoot, "templates", photo));
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, Metadata }));
}

/** The ARN of a machine; empty where there is none of that name. */
export async function machineArn({ endpoint }: HeldWorkshop, name: string): Promise<string> {
  const { stateMachines = [] } = await new SFNClient(endpoint.clientConfig).send(new ListStateMachinesCommand({}));
  return stateMachines.find((machine) => machine.name === name)?.stateMachineArn ?? "";
}

/** Deletes a machine, so that the next deployment makes it anew. */
export async function deleteMachine(workshop: HeldWorkshop, name: string): Promise<void> {
  const client = new SFNClient(workshop.endpoint.clientConfig);
  const stateMachineArn = await machineArn(workshop, name);
  if (stateMachineArn !== "") await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
}
