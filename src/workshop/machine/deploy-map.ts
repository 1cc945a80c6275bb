import type { Environment } from "../environment.ts";
import { readTemplate } from "../package-files.ts";
import { readResources } from "../resources.ts";
import { fillDefinition, sameDefinition } from "../stages.ts";
import { deployDefinition } from "./deploy-definition.ts";
import { describeDeployed } from "./deploy-stage.ts";
import type { DeployedMachine } from "./deployed-machine.ts";

/**
 * Makes the machine that takes `{s3Bucket, images: [{userId, s3Key}]}` and sends each photo through the states of stage
 * 4, or brings it up to date.
 */
export async function deployMapMachine(
  environment: Environment,
  form: { retries: boolean; onlyShow: boolean },
): Promise<DeployedMachine> {
  const resources = await readResources(environment);
  const plain = fillDefinition(await readTemplate("state-machines", "map.asl.json"), resources.outputs);
  const definition = form.retries ? (await import("./add-retries.ts")).addRetries(plain) : plain;
  const name = environment.names.formMachine({ form: "map" });
  const deployed = form.onlyShow
    ? await describeDeployed(environment, name)
    : await deployDefinition(environment, { name, definition, roleArn: resources.machineRole });
  const { previousDefinition: previous } = deployed;
  const { compareDefinitions } = await import("./compare-definitions.ts");
  const isSame = previous === undefined || sameDefinition(previous, definition);
  const images = [
    { userId: "user_a", s3Key: "1_happy_face.jpg" },
    { userId: "user_f", s3Key: "6_other_person.jpg" },
  ];
  return {
    ...deployed,
    stage: undefined,
    name,
    title: name,
    adds: [],
    explanation: [],
    definition,
    changes: isSame ? undefined : compareDefinitions(previous, definition),
    runFlags: { machine: name, input: JSON.stringify({ s3Bucket: resources.photoBucket, images }) },
    deployFlags: { map: true, retries: form.retries ? true : undefined },
  };
}
