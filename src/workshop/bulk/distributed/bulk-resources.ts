import { describeMachine, listMachines } from "../../../aws/machine/find-machines.ts";
import { createMachine, updateMachine } from "../../../aws/machine/change-machine.ts";
import type { Retry } from "../../../aws/retry.ts";
import { deployStack } from "../../../aws/stack/deploy-stack.ts";
import { exitCodes } from "../../../exit-codes.ts";
import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { readTemplate } from "../../package-files.ts";
import { reportResource } from "../../setup/setup.ts";
import { sameDefinition } from "../../stages.ts";
import { runStep } from "../../step.ts";

/** What a distributed bulk run needs beside the workshop's own things. */
export interface BulkResources {
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
  const mapMachineArn = await runStep(
    environment.port,
    { code: "step-machine", values: { machine: names.bulkMachine } },
    () => ensureMachine(environment, role),
  );
  return { bucket, mapMachineArn };
}

async function ensureStack(environment: Environment, rowMachines: string) {
  const { session, names, port, signal } = environment;
  const { stack, change } = await deployStack(session, {
    name: names.bulkStack,
    templateBody: await readTemplate("bulk.yaml"),
    parameters: new Map([
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

async function ensureMachine(environment: Environment, roleArn: string) {
  const { session, names, port, signal } = environment;
  const definition = await readTemplate("state-machines", "bulk-map.asl.json");
  const content = { definition, roleArn, onRetry: (retry: Retry) => port.notify({ type: "retry", ...retry }), signal };
  const [listed] = await listMachines(session, (name) => name === names.bulkMachine);
  const before = listed && (await describeMachine(session, listed.arn));
  if (before === undefined || before.status === "DELETING") {
    const { arn } = await createMachine(session, { ...content, name: names.bulkMachine });
    return { value: arn, changed: true, detail: { code: "created" } as const };
  }
  if (sameDefinition(before.definition, definition) && before.roleArn === roleArn)
    return { value: before.arn, changed: false, detail: { code: "up-to-date" } as const };
  await updateMachine(session, { ...content, arn: before.arn });
  return { value: before.arn, changed: true, detail: { code: "updated" } as const };
}
