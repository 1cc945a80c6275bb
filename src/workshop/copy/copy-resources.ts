import { createMachine, updateMachine } from "../../aws/machine/change-machine.ts";
import { describeMachine, listMachines } from "../../aws/machine/find-machines.ts";
import type { Retry } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readTemplate } from "../package-files.ts";
import { deployCompanionStack } from "../stacks/companion-stack.ts";
import { fillDefinition, sameDefinition } from "../stages.ts";
import { runStep } from "../step.ts";
import type { CopyPlace } from "./place.ts";

/** What a copy runs with. */
export interface CopyStack {
  /** Results and sample objects. */
  readonly bucket: string;
  readonly roleArn: string;
}

/**
 * Deploys the stack of copies for two places, or brings it up to date: its role may read and write these alone.
 *
 * @param places.from left out: the sample objects of the stack's own bucket
 */
export async function deployCopyStack(
  environment: Environment,
  { from, to }: { from: CopyPlace | undefined; to: CopyPlace },
): Promise<CopyStack> {
  const { names } = environment;
  const { outputs, name } = await deployCompanionStack(environment, {
    id: "copy",
    parameters: new Map([
      ["CopyMachineName", names.formMachine({ form: "copy" })],
      ["SourceBucket", from?.bucket ?? ""],
      ["SourcePrefix", from?.prefix ?? samplePrefix],
      ["DestinationBucket", to.bucket],
      ["DestinationPrefix", to.prefix],
    ]),
  });
  const [bucket, roleArn] = [outputs.get("CopyBucket"), outputs.get("CopyRole")];
  if (bucket !== undefined && roleArn !== undefined) return { bucket, roleArn };
  const output = bucket === undefined ? "CopyBucket" : "CopyRole";
  throw new UserError({ code: "output-missing", values: { stack: name, output } });
}

/** Where sample objects lie in the stack's bucket. */
export const samplePrefix = "sample/";

/** Makes the machine that copies, or brings it up to date. Answers its ARN. */
export async function deployCopyMachine(environment: Environment, roleArn: string): Promise<string> {
  const { session, names, port, signal } = environment;
  const machine = names.formMachine({ form: "copy" });
  return runStep(port, { code: "step-machine", values: { machine } }, async () => {
    const definition = fillDefinition(
      await readTemplate("state-machines", "copy.asl.json"),
      new Map([["Partition", roleArn.split(":")[1] ?? "aws"]]),
    );
    const content = {
      definition,
      roleArn,
      onRetry: (retry: Retry) => port.notify({ type: "retry", ...retry }),
      signal,
    };
    const [listed] = await listMachines(session, (name) => name === machine);
    const before = listed && (await describeMachine(session, listed.arn));
    if (before === undefined || before.status === "DELETING") {
      const { arn } = await createMachine(session, { ...content, name: machine });
      return { value: arn, changed: true, detail: { code: "created" } };
    }
    if (sameDefinition(before.definition, definition) && before.roleArn === roleArn)
      return { value: before.arn, changed: false, detail: { code: "up-to-date" } };
    await updateMachine(session, { ...content, arn: before.arn });
    return { value: before.arn, changed: true, detail: { code: "updated" } };
  });
}
