import { halfDeleted } from "../aws/stack/half-deleted.ts";
import { describeStack, type StackView } from "../aws/stack/describe-stack.ts";
import { pollUntilFound } from "../aws/poll-until-found.ts";
import { isInProgress } from "../aws/stack/stack-operation.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";

/** The resources of the stack, by the names of its outputs. */
export interface Resources {
  readonly outputs: ReadonlyMap<string, string>;
  readonly photoBucket: string;
  readonly thumbnailBucket: string;
  readonly table: string;
  readonly machineRole: string;
}

/** A stack by its name; one that was deployed from this folder moments ago is waited for. */
export async function findStackNamed(environment: Environment, name: string): Promise<StackView | undefined> {
  const { session, port, signal } = environment;
  const stack = await describeStack(session, name);
  const patienceMs = stack ? undefined : await environment.recent?.remainingMs("stack", name);
  if (patienceMs === undefined) return stack;
  const onWait = (): void => port.notify({ type: "note", text: { code: "stack-not-visible" } });
  return pollUntilFound(() => describeStack(session, name), { onWait, signal, pollMs: session.pollMs, patienceMs });
}

/** The functions of the stack, by their logical ids; each has an output `<id>Arn` and its own log group. */
export const functionIds = [
  "FaceDetectionFunction",
  "FaceSearchFunction",
  "IndexFaceFunction",
  "ThumbnailFunction",
  "PersistMetadataFunction",
  "NotificationPlaceholderFunction",
] as const;

/**
 * Reads what `setup` made.
 *
 * @throws UserError when it was not run yet (exit code 4) or still runs (69)
 */
export async function readResources(environment: Environment): Promise<Resources> {
  const stack = await findStackNamed(environment, environment.names.stack);
  if (stack === undefined || stack.status === "DELETE_COMPLETE" || stack.status === "REVIEW_IN_PROGRESS")
    throw setupNotDone(environment);
  if (isInProgress(stack.status)) throw setupGoesOn(stack);
  // Its outputs are still shown, and name what is gone.
  if (stack.status === "DELETE_FAILED") throw halfDeleted(stack);
  if (stack.outputs.size === 0) throw setupFailed(stack);
  return resourcesOf(stack);
}

/** The resources of a stack that was deployed well. */
export function resourcesOf(stack: StackView): Resources {
  const output = (name: string): string => {
    const value = stack.outputs.get(name);
    if (value === undefined) throw missingOutput(stack, name);
    return value;
  };
  return {
    outputs: stack.outputs,
    photoBucket: output("RiderPhotoS3Bucket"),
    thumbnailBucket: output("ThumbnailS3Bucket"),
    table: output("RiderPhotoDDBTable"),
    machineRole: output("StateMachineRole"),
  };
}

/** The error for an environment that is not there. */
export function setupNotDone({ names, target }: Environment): UserError {
  const { region, account } = target;
  return new UserError({ code: "setup-not-done", values: { stack: names.stack, region, account } });
}

function setupGoesOn({ name, status }: StackView): UserError {
  return new UserError({ code: "setup-in-progress", values: { stack: name, status } });
}

function setupFailed({ name, status, statusReason }: StackView): UserError {
  return new UserError({ code: "setup-failed", values: { stack: name, status, reason: statusReason } });
}

function missingOutput(stack: StackView, output: string): UserError {
  return new UserError({ code: "output-missing", values: { stack: stack.name, output } });
}
