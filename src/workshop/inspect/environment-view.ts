import { listObjects, type ListedObject } from "../../aws/bucket/objects.ts";
import { listFaces, type IndexedFace } from "../../aws/collection/faces.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { describeStack, type StackView } from "../../aws/stack/describe-stack.ts";
import { scanItems, type Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";
import { findMachines, type StageMachine } from "../machines.ts";
import { findOtherMachines, type PhotoMachine } from "../machine/photo-machines.ts";
import { readTemplate } from "../package-files.ts";
import { setupNotDone } from "../resources.ts";
import { fillDefinition, readStage, sameDefinition, type Stage } from "../stages.ts";

import { recentExecutions, type InspectedExecution } from "./executions-view.ts";
import { inspectVersions, type InspectedVersion } from "./versions-view.ts";

/** A machine of the environment, held against its template. */
interface InspectedMachine {
  readonly name: string;
  readonly arn: string;
  readonly stage: number;
  readonly title: Stage["title"];
  /** Whether the deployed definition is another one than the template gives; unknown without the stack. */
  readonly differs: boolean | undefined;
}

/** The whole environment in one view; what is not there is undefined. */
export interface EnvironmentView {
  readonly stack:
    | { readonly name: string; readonly status: string; readonly outputs: Readonly<Record<string, string>> }
    | undefined;
  readonly photos: readonly ListedObject[];
  readonly thumbnails: readonly ListedObject[];
  readonly items: readonly Item[];
  readonly faces: readonly IndexedFace[] | undefined;
  /** Those of the stages. */
  readonly machines: readonly InspectedMachine[];
  /** Machines of other forms, and machines that this program did not make. */
  readonly otherMachines: readonly PhotoMachine[];
  /** Of the machine that is updated in place, newest first. */
  readonly versions: readonly InspectedVersion[];
  /** Newest first. */
  readonly executions: readonly InspectedExecution[];
}

/**
 * Looks at everything an environment has; every part of it may be missing.
 *
 * @throws UserError when nothing of an environment with a name is there (exit code 4): it is probably mistyped
 */
export async function inspectEnvironment(
  environment: Environment,
  options: { executions: number },
): Promise<EnvironmentView> {
  const { session, names } = environment;
  const [stack, machines, otherMachines] = await Promise.all([
    describeStack(session, names.stack),
    findMachines(environment),
    findOtherMachines(environment),
  ]);
  const outputs: ReadonlyMap<string, string> = stack?.outputs ?? new Map<string, string>();
  const [photos, thumbnails, items, faces, inspected, executions, versions] = await Promise.all([
    objectsOf(environment, outputs.get("RiderPhotoS3Bucket")),
    objectsOf(environment, outputs.get("ThumbnailS3Bucket")),
    itemsOf(environment, outputs.get("RiderPhotoDDBTable")),
    unlessNotOffered(() => listFaces(session, names.collection)),
    inspectMachines(environment, machines, outputs),
    recentExecutions(environment.session, [...machines, ...otherMachines], options.executions),
    versionsOf(environment, otherMachines),
  ]);
  const isAbsent = stack === undefined && machines.length === 0 && faces === undefined;
  if (isAbsent && environment.target.environment !== undefined) throw setupNotDone(environment);
  return {
    stack: stack && stackPart(stack),
    photos,
    thumbnails,
    items,
    faces,
    machines: inspected,
    otherMachines,
    versions,
    executions,
  };
}

async function versionsOf(environment: Environment, others: readonly PhotoMachine[]): Promise<InspectedVersion[]> {
  const machine = others.find(({ form }) => form === "in-place");
  return machine ? inspectVersions(environment, machine.arn) : [];
}

function stackPart(stack: StackView): EnvironmentView["stack"] {
  return { name: stack.name, status: stack.status, outputs: Object.fromEntries(stack.outputs) };
}

async function objectsOf(environment: Environment, bucket: string | undefined): Promise<ListedObject[]> {
  if (bucket === undefined) return [];
  try {
    return await listObjects(environment.session, bucket);
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchBucket") return [];
    throw error;
  }
}

async function itemsOf(environment: Environment, table: string | undefined): Promise<Item[]> {
  return (table === undefined ? undefined : await scanItems(environment.session, table)) ?? [];
}

async function inspectMachines(
  environment: Environment,
  machines: readonly StageMachine[],
  outputs: ReadonlyMap<string, string>,
): Promise<InspectedMachine[]> {
  return Promise.all(
    machines.map(async ({ name, arn, stage }) => {
      const text = await readStage(stage);
      const differs = outputs.size > 0 ? await differsFromTemplate(environment, arn, text, outputs) : undefined;
      return { name, arn, stage, title: text.title, differs };
    }),
  );
}

async function differsFromTemplate(
  environment: Environment,
  arn: string,
  stage: Stage,
  outputs: ReadonlyMap<string, string>,
): Promise<boolean | undefined> {
  const machine = await describeMachine(environment.session, arn);
  if (machine === undefined) return undefined;
  const wanted = fillDefinition(await readTemplate("state-machines", stage.definition), outputs);
  return !sameDefinition(machine.definition, wanted) || machine.roleArn !== outputs.get("StateMachineRole");
}
