import { describeStack, type StackView } from "../aws/stack/describe-stack.ts";
import { isInProgress } from "../aws/stack/watch-stack.ts";
import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";

/** What the stack made, by the names of its outputs. */
export interface Resources {
  readonly outputs: ReadonlyMap<string, string>;
  readonly photoBucket: string;
  readonly thumbnailBucket: string;
  readonly table: string;
  readonly machineRole: string;
}

/** The functions of the stack, by their logical ids; each has an output `<id>Arn` and a log group of its own. */
export const functionIds = [
  "FaceDetectionFunction",
  "FaceSearchFunction",
  "IndexFaceFunction",
  "ThumbnailFunction",
  "PersistMetadataFunction",
  "NotificationPlaceholderFunction",
] as const;

/**
 * What `setup` made.
 *
 * @throws UserError when it was not run yet (exit code 4) or still runs (69)
 */
export async function readResources(environment: Environment): Promise<Resources> {
  const stack = await describeStack(environment.session, environment.names.stack);
  if (stack === undefined || stack.status === "DELETE_COMPLETE" || stack.status === "REVIEW_IN_PROGRESS")
    throw setupNotDone(environment);
  if (isInProgress(stack.status)) throw setupGoesOn(stack);
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

function setupNotDone(environment: Environment): UserError {
  return new UserError({
    code: "setup-not-done",
    message: `There is no stack ${environment.names.stack} in ${environment.target.region} of account ${environment.target.account}.`,
    why: "The environment is not set up yet, or it is somewhere else.",
    next: ["Run `npx wildrydes setup`", "Or name the right place with --target, --region, --profile or --env"],
    exitCode: exitCodes.notFound,
  });
}

function setupGoesOn(stack: StackView): UserError {
  return new UserError({
    code: "setup-in-progress",
    message: `The stack ${stack.name} is still being changed: ${stack.status}.`,
    next: ["Run `npx wildrydes setup` to follow it to its end, then try again"],
    exitCode: exitCodes.stillInProgress,
  });
}

function setupFailed(stack: StackView): UserError {
  return new UserError({
    code: "setup-failed",
    message: `The stack ${stack.name} is ${stack.status}: its resources are not there.`,
    why: stack.statusReason,
    next: ["Run `npx wildrydes setup`: it heals what is half made"],
    exitCode: exitCodes.notFound,
  });
}

function missingOutput(stack: StackView, name: string): UserError {
  return new UserError({
    code: "output-missing",
    message: `The stack ${stack.name} has no output ${name}.`,
    why: "It was deployed from another template.",
    next: ["Run `npx wildrydes setup`: it brings the stack to this program's template"],
    exitCode: exitCodes.notFound,
  });
}
