import type { Environment } from "../environment.ts";
import { readTemplate } from "../package-files.ts";
import { readResources, type Resources } from "../resources.ts";
import { deployCompanionStack } from "../stacks/companion-stack.ts";
import { requireOutput } from "../stacks/require-output.ts";
import { fillDefinition, sameDefinition } from "../stages.ts";
import { compareDefinitions } from "./compare-definitions.ts";
import { deployDefinition } from "./deploy-definition.ts";
import { describeDeployed } from "./deploy-stage.ts";
import type { DeployedMachine } from "./deployed-machine.ts";

const passedOn = [
  "FaceDetectionFunctionArn",
  "IndexFaceFunctionArn",
  "ThumbnailFunctionArn",
  "NotificationPlaceholderFunctionArn",
  "PersistMetadataFunctionArn",
  "RiderPhotoDDBTable",
] as const;

/** The states that stage 4 has in another form, or not at all. */
const adds = ["RegisterClaim", "SearchSameFace", "DecideFace", "RemoveOldFaces", "RemoveFace", "ReleaseClaim"];

/**
 * Makes the hardened machine, or brings it up to date. The stack that it needs is deployed first, except when nothing
 * is to be changed.
 */
export async function deployHardenedMachine(
  environment: Environment,
  { onlyShow = false }: { onlyShow?: boolean } = {},
): Promise<DeployedMachine> {
  const resources = await readResources(environment);
  const name = environment.names.formMachine({ form: "hardened" });
  const template = await readTemplate("state-machines", "stage-5.asl.json");
  const places = new Map([...resources.outputs, ["RekognitionCollectionID", environment.names.collection] as const]);
  const { definition, deployed } = onlyShow
    ? {
        definition: fillDefinition(template, new Map([["FaceClaimFunctionArn", "${FaceClaimFunctionArn}"], ...places])),
        deployed: await describeDeployed(environment, name),
      }
    : await deploy(environment, { name, template, places, resources });
  const { previousDefinition: previous } = deployed;
  const isSame = previous === undefined || sameDefinition(previous, definition);
  const stageFour = fillDefinition(await readTemplate("state-machines", "stage-4.asl.json"), resources.outputs);
  return {
    ...deployed,
    stage: 5,
    name,
    title: { code: "stage-5-title" },
    adds,
    explanation: [{ code: "stage-5-decides" }, { code: "stage-5-compensates" }, { code: "stage-5-retries" }],
    definition,
    changes: compareDefinitions(isSame ? stageFour : previous, definition),
    runFlags: { stage: 5 },
    deployFlags: { stage: 5 },
  };
}

async function deploy(
  environment: Environment,
  wanted: { name: string; template: string; places: ReadonlyMap<string, string>; resources: Resources },
) {
  const { name, template, places, resources } = wanted;
  const stack = await deployCompanionStack(environment, {
    id: "hardened",
    parameters: new Map([
      ["RekognitionCollectionID", environment.names.collection],
      ...passedOn.map((output): [string, string] => [output, resources.outputs.get(output) ?? ""]),
    ]),
  });
  const definition = fillDefinition(template, new Map([...places, ...stack.outputs]));
  const roleArn = requireOutput(stack, "HardenedMachineRole");
  return { definition, deployed: await deployDefinition(environment, { name, definition, roleArn }) };
}
