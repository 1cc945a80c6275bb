import type { StackView } from "../../aws/stack/describe-stack.ts";
import { isInProgress } from "../../aws/stack/stack-operation.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { deployCompanionStack, findCompanionStack } from "../stacks/companion-stack.ts";

/** The resources of the metadata flow's stack. */
export interface FlowResources {
  readonly outputs: ReadonlyMap<string, string>;
  readonly bucket: string;
  /** The table of the images, by `imageID`. */
  readonly imageTable: string;
  /** The table of the requests for approval, by `approvalId`. */
  readonly approvalTable: string;
  readonly activityArn: string;
  readonly machineRole: string;
}

/** Deploys the stack of the metadata flow, or brings it up to date. */
export async function deployFlowStack(environment: Environment): Promise<FlowResources> {
  const name = environment.target.environment;
  const activity = name === undefined ? "sendToApproval" : `sendToApproval-${name}`;
  const parameters = new Map([["ActivityName", activity]]);
  return resourcesOf(await deployCompanionStack(environment, { id: "metadata", parameters }));
}

/** The stack of the metadata flow as it is; undefined where it is not deployed yet. */
export async function findFlowStack(environment: Environment): Promise<FlowResources | undefined> {
  const stack = await findCompanionStack(environment, "metadata");
  if (stack === undefined) return undefined;
  if (isInProgress(stack.status))
    throw new UserError({ code: "setup-in-progress", values: { stack: stack.name, status: stack.status } });
  return resourcesOf(stack);
}

function resourcesOf(stack: StackView): FlowResources {
  const output = (name: string): string => {
    const value = stack.outputs.get(name);
    if (value !== undefined) return value;
    throw new UserError({ code: "output-missing", values: { stack: stack.name, output: name } });
  };
  return {
    outputs: stack.outputs,
    bucket: output("PhotoRepoS3Bucket"),
    imageTable: output("ImageMetadataDDBTable"),
    approvalTable: output("ApprovalsDDBTable"),
    activityArn: output("ApprovalActivityArn"),
    machineRole: output("MetadataMachineRole"),
  };
}
