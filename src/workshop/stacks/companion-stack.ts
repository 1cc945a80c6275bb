import { deployStack, type DeployedStack } from "../../aws/stack/deploy-stack.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import type { Tags } from "../../aws/tags.ts";
import { claimStack } from "../ownership/claim.ts";
import { stackQuestions } from "../ownership/stack-questions.ts";
import type { Environment } from "../environment.ts";
import { inheritSettings } from "../resource-settings.ts";
import type { CompanionStackId } from "../names.ts";
import { readFunctionArchives, readTemplate } from "../package-files.ts";
import { uploadArtifacts } from "../setup/artifacts.ts";
import { reportResource } from "../setup/setup.ts";
import { findStackNamed } from "../resources.ts";
import { runStep, type StepEnd } from "../step.ts";

/** The parameters of a companion stack's deployment. */
interface CompanionDeployment {
  readonly id: CompanionStackId;
  /** The template's parameters, without the places of its functions' zip files. */
  readonly parameters?: ReadonlyMap<string, string>;
}

/**
 * Deploys a stack beside the workshop's own, or brings it up to date, and reports it as one step. The template is
 * `templates/<id>.yaml`. When `bin/build-functions.ts` lists functions for the id, their zip files are uploaded first;
 * the template then takes `ArtifactsBucket` and a `<FunctionName>CodeKey` for each.
 *
 * @returns the stack with its outputs
 * @throws UserError `stack-failed` when CloudFormation could not deploy it
 */
export async function deployCompanionStack(
  environment: Environment,
  deployment: CompanionDeployment,
): Promise<StackView> {
  const stack = environment.names.companionStack(deployment.id);
  const deployed = await runStep(environment.port, { code: "step-stack", values: { stack } }, () =>
    bringUp(environment, stack, deployment),
  );
  return deployed.stack;
}

async function bringUp(
  environment: Environment,
  name: string,
  { id, parameters = new Map() }: CompanionDeployment,
): Promise<StepEnd<DeployedStack>> {
  const { session, port, signal } = environment;
  const templateBody = await readTemplate(`${id}.yaml`);
  const [claimed, settings] = await Promise.all([
    claimStack(environment, name),
    inheritSettings(environment, templateBody),
  ]);
  const tags = new Map([...settings.tags, ...claimed]);
  const value = await deployStack(session, {
    name,
    templateBody,
    roleArn: settings.serviceRole,
    parameters: new Map([...settings.parameters, ...parameters, ...(await placesOfCode(environment, id, tags))]),
    onEvent: (event) => reportResource(port, event),
    onNote: (text) => port.notify({ type: "note", text }),
    signal,
    tags,
    claimFound: () => claimStack(environment, name),
    ...stackQuestions(environment, name),
  });
  await environment.recent?.made("stack", name);
  return { value, changed: value.change !== "unchanged", detail: { code: value.change } };
}

/** The parameters that say where the functions' zip files are; none for a stack without functions. */
async function placesOfCode(environment: Environment, id: CompanionStackId, tags: Tags): Promise<[string, string][]> {
  if ((await readFunctionArchives(id)).length === 0) return [];
  const { bucket, codeKeys } = await uploadArtifacts(environment, { stack: id, tags });
  return [["ArtifactsBucket", bucket], ...codeKeys];
}

/** A companion stack as it is now; nothing when it is not deployed. */
export async function findCompanionStack(
  environment: Environment,
  id: CompanionStackId,
): Promise<StackView | undefined> {
  const stack = await findStackNamed(environment, environment.names.companionStack(id));
  return stack === undefined || stack.status === "DELETE_COMPLETE" || stack.status === "REVIEW_IN_PROGRESS"
    ? undefined
    : stack;
}
