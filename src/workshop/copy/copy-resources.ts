import { partitionOfArn } from "../../arn.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { deployDefinition } from "../machine/deploy-definition.ts";
import { readTemplate } from "../package-files.ts";
import { deployCompanionStack } from "../stacks/companion-stack.ts";
import { fillDefinition } from "../stages.ts";
import type { CopyPlace } from "./place.ts";

/** The resources that a copy runs with. */
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
  const definition = fillDefinition(
    await readTemplate("state-machines", "copy.asl.json"),
    new Map([["Partition", partitionOfArn(roleArn)]]),
  );
  const name = environment.names.formMachine({ form: "copy" });
  return (await deployDefinition(environment, { name, definition, roleArn })).arn;
}
