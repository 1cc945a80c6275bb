import type { Environment } from "../environment.ts";
import { addRetries } from "../machine/add-retries.ts";
import { compareDefinitions, type DefinitionChange } from "../machine/compare-definitions.ts";
import { deployDefinition, type DeployedDefinition } from "../machine/deploy-definition.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { readTemplate } from "../package-files.ts";
import { fillDefinition } from "../stages.ts";
import { composeFlow, type Moderation } from "./compose-flow.ts";
import { deployFlowStack, findFlowStack } from "./flow-stack.ts";
import { uploadTestImages } from "./test-images.ts";

/** How the metadata flow is deployed. */
export interface FlowForm {
  /** Give every task its retry policy. */
  readonly retries?: boolean | undefined;
  readonly moderation?: Moderation | undefined;
  /** Seconds until an execution times out as a whole; default: two days. */
  readonly timeoutSeconds?: number | undefined;
}

/** The deployed flow. */
export interface DeployedFlow {
  readonly name: string;
  readonly arn: string;
  /** `none`: it was only shown. */
  readonly change: DeployedDefinition["change"] | "none";
  readonly previousDefinition: string | undefined;
  readonly definition: string;
  readonly retries: boolean;
  readonly moderation: Moderation | undefined;
  /** The changes in the definition; undefined where the machine is new or unchanged. */
  readonly changes: DefinitionChange | undefined;
  readonly bucket: string | undefined;
  /** Keys of the test images. */
  readonly images: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Deploys the metadata flow with everything it needs: its stack, its test images and its machine. */
export async function deployMetadataFlow(environment: Environment, form: FlowForm): Promise<DeployedFlow> {
  const resources = await deployFlowStack(environment);
  const images = await uploadTestImages(environment, resources.bucket);
  const name = environment.names.formMachine({ form: "metadata" });
  const definition = await flowDefinition(resources.outputs, form);
  const deployed = await deployDefinition(environment, { name, definition, roleArn: resources.machineRole });
  const { bucket, outputs } = resources;
  return describeFlow(form, { ...deployed, name, definition, bucket, images, outputs: Object.fromEntries(outputs) });
}

/** Shows what deploying the flow would change. Where its stack is missing, the definition still has its places. */
export async function showMetadataFlow(environment: Environment, form: FlowForm): Promise<DeployedFlow> {
  const name = environment.names.formMachine({ form: "metadata" });
  const [resources, there] = await Promise.all([findFlowStack(environment), findMachineNamed(environment, name)]);
  const definition = await flowDefinition(resources?.outputs, form);
  return describeFlow(form, {
    name,
    arn: there?.arn ?? "",
    change: "none",
    previousDefinition: there?.definition,
    definition,
    bucket: resources?.bucket,
    images: [],
    outputs: Object.fromEntries(resources?.outputs ?? []),
  });
}

function describeFlow(
  { retries = false, moderation }: FlowForm,
  deployed: Omit<DeployedFlow, "retries" | "moderation" | "changes">,
): DeployedFlow {
  const { previousDefinition, definition, change } = deployed;
  const changes =
    change !== "unchanged" && previousDefinition !== undefined
      ? compareDefinitions(previousDefinition, definition)
      : undefined;
  return { ...deployed, retries, moderation, changes };
}

async function flowDefinition(outputs: ReadonlyMap<string, string> | undefined, form: FlowForm): Promise<string> {
  const { moderation, timeoutSeconds } = form;
  const [flow, moderationStates] = await Promise.all([
    readTemplate("state-machines", "metadata.asl.json"),
    readTemplate("state-machines", "moderation.asl.json"),
  ]);
  const composed = composeFlow({ flow, moderationStates, moderation, timeoutSeconds });
  const definition = outputs ? fillDefinition(composed, outputs) : composed;
  return form.retries === true ? addRetries(definition) : definition;
}
