import { partitionOfArn } from "../../../arn.ts";
import { deployStack } from "../../../aws/stack/deploy-stack.ts";
import { exitCodes } from "../../../exit-codes.ts";
import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { deployDefinition } from "../../machine/deploy-definition.ts";
import { claimStack } from "../../ownership/claim.ts";
import { inheritSettings } from "../../resource-settings.ts";
import { stackQuestions } from "../../ownership/stack-questions.ts";
import { readTemplate } from "../../package-files.ts";
import { reportResource } from "../../setup/setup.ts";
import { runStep } from "../../step.ts";

/** The resources of a distributed bulk run beside the workshop's own. */
interface BulkResources {
  readonly bucket: string;
  readonly mapMachineArn: string;
}

/** Makes the stack and the map machine, or brings them up to date. */
export async function ensureBulkResources(
  environment: Environment,
  options: { machine: string | undefined },
): Promise<BulkResources> {
  const { names } = environment;
  const { bucket, role } = await runStep(
    environment.port,
    { code: "step-stack", values: { stack: names.bulkStack } },
    () => ensureStack(environment, options.machine ?? names.everyMachine),
  );
  const mapMachineArn = await ensureMachine(environment, role);
  return { bucket, mapMachineArn };
}

async function ensureStack(environment: Environment, rowMachines: string) {
  const { session, names, port, signal } = environment;
  const templateBody = await readTemplate("bulk.yaml");
  const [claimed, settings] = await Promise.all([
    claimStack(environment, names.bulkStack),
    inheritSettings(environment, templateBody),
  ]);
  const { stack, change } = await deployStack(session, {
    name: names.bulkStack,
    tags: new Map([...settings.tags, ...claimed]),
    ...stackQuestions(environment, names.bulkStack),
    templateBody,
    parameters: new Map([
      ...settings.parameters,
      ["MapMachineName", names.bulkMachine],
      ["RowMachineNames", rowMachines],
    ]),
    onEvent: (event) => reportResource(port, event),
    onNote: (text) => port.notify({ type: "note", text }),
    signal,
  });
  const [bucket, role] = [stack.outputs.get("BulkBucket"), stack.outputs.get("BulkMapRole")];
  if (bucket === undefined || role === undefined)
    throw new UserError({
      code: "output-missing",
      values: { stack: names.bulkStack, output: bucket === undefined ? "BulkBucket" : "BulkMapRole" },
      exitCode: exitCodes.failed,
    });
  return { value: { bucket, role }, changed: change !== "unchanged", detail: { code: change } };
}

/** The definition names AWS's partition, which is read from the role's ARN. */
async function ensureMachine(environment: Environment, roleArn: string): Promise<string> {
  const template = await readTemplate("state-machines", "bulk-map.asl.json");
  const definition = template.replaceAll("${Partition}", partitionOfArn(roleArn));
  const { arn } = await deployDefinition(environment, { name: environment.names.bulkMachine, definition, roleArn });
  return arn;
}
