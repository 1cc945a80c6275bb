import { partitionOfArn } from "../../arn.ts";
import { notifyFunction, switchEventBridge } from "../../aws/bucket/notifications.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { deployDefinition } from "../machine/deploy-definition.ts";
import { requireMachine } from "../machines.ts";
import { deployMetadataFlow } from "../metadata/deploy-flow.ts";
import { findFlowStack } from "../metadata/flow-stack.ts";
import { incomingPrefix } from "../metadata/test-images.ts";
import type { RunStage } from "../names.ts";
import { readTemplate } from "../package-files.ts";
import { readResources } from "../resources.ts";
import { fillDefinition } from "../stages.ts";
import { runStep } from "../step.ts";
import { showTriggers, type TriggerView } from "./show-triggers.ts";
import { deployTriggerStack, notificationId, type TriggerKind } from "./trigger-stack.ts";
import { enableUrl } from "./url-trigger.ts";

/** The settings of a new trigger. */
export interface TriggerRequest {
  readonly kind: TriggerKind;
  /** Of riders' photos and of the URL: the stage whose machine processes them; the highest one where it is missing. */
  readonly stage?: RunStage | undefined;
  /** The prefix of the keys. */
  readonly prefix?: string | undefined;
}

/** The flow writes its thumbnails here, into the bucket of the images. */
const thumbnailPrefix = "Thumbnail/";

/**
 * Refuses a trigger that its own results would start again.
 *
 * @throws UserError `trigger-would-loop`, `contradicting-flags` (exit code 2)
 */
export function checkTrigger({ kind, prefix }: TriggerRequest): void {
  if (prefix === undefined) return;
  if (kind === "url")
    throw new UserError({ code: "contradicting-flags", values: { flags: ["prefix"], against: `kind ${kind}` } });
  if (kind !== "lambda") return;
  if (thumbnailPrefix.startsWith(prefix) || prefix.startsWith(thumbnailPrefix))
    throw new UserError({ code: "trigger-would-loop", values: { prefix, thumbnails: thumbnailPrefix } });
}

/** Makes uploads, or requests to a URL, start executions, with everything that this needs. */
export async function enableTrigger(environment: Environment, request: TriggerRequest): Promise<TriggerView> {
  checkTrigger(request);
  if (request.kind === "url") await enableUrl(environment, request.stage);
  else if (request.kind === "lambda") await enableForImages(environment, request.prefix ?? incomingPrefix);
  else await enableForRiders(environment, request);
  const views = await showTriggers(environment);
  const view = views.find(({ kind }) => kind === request.kind);
  if (!view) throw new Error(`There is no trigger ${request.kind}`);
  return view;
}

async function enableForRiders(environment: Environment, { stage, prefix = "" }: TriggerRequest): Promise<void> {
  const { photoBucket: bucket } = await readResources(environment);
  const machine = await requireMachine(environment, stage);
  const stack = await deployTriggerStack(environment, "eventbridge", {
    RiderBucket: bucket,
    RiderPrefix: prefix,
    RiderMachineName: machine.name,
  });
  const roleArn = stack.outputs.get("TriggerMachineRole");
  if (roleArn === undefined)
    throw new UserError({ code: "output-missing", values: { stack: stack.name, output: "TriggerMachineRole" } });
  const definition = fillDefinition(
    await readTemplate("state-machines", "trigger.asl.json"),
    new Map([
      ["Partition", partitionOfArn(roleArn)],
      ["RiderMachineArn", machine.arn],
    ]),
  );
  await deployDefinition(environment, {
    name: environment.names.formMachine({ form: "trigger" }),
    definition,
    roleArn,
  });
  await setNotifications(environment, bucket, () => switchEventBridge(environment.session, bucket, true));
}

async function enableForImages(environment: Environment, prefix: string): Promise<void> {
  const { session, names, port } = environment;
  const name = names.formMachine({ form: "metadata" });
  const machineOf = async () => (await findMachineNamed(environment, name))?.arn;
  if ((await findFlowStack(environment)) === undefined || (await machineOf()) === undefined) {
    port.notify({ type: "note", text: { code: "flow-deployed-first" } });
    await deployMetadataFlow(environment, {});
  }
  const flow = await findFlowStack(environment);
  if (!flow) throw new Error("The metadata flow is not there after its deployment");
  const stack = await deployTriggerStack(environment, "lambda", {
    ImageBucket: flow.bucket,
    ImageTable: flow.imageTable,
    ImageMachineName: name,
  });
  const functionArn = stack.outputs.get("StartExecutionFunctionArn");
  if (functionArn === undefined)
    throw new UserError({ code: "output-missing", values: { stack: stack.name, output: "StartExecutionFunctionArn" } });
  await setNotifications(environment, flow.bucket, () =>
    notifyFunction(session, flow.bucket, { id: notificationId, functionArn, prefix }),
  );
}

function setNotifications({ port }: Environment, bucket: string, work: () => Promise<void>): Promise<void> {
  return runStep(port, { code: "step-notifications", values: { bucket } }, async () => {
    await work();
    return { value: undefined, changed: true };
  });
}
