import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";

/** The workshop's stages, in order. */
export const stageNumbers = [1, 2, 3, 4] as const;

export type StageNumber = (typeof stageNumbers)[number];

/** Every name an environment uses, as the workshop's text gives them. */
export interface Names {
  readonly stack: string;
  readonly collection: string;
  readonly artifactsBucket: string;
  machine(stage: StageNumber): string;
  /** The names of all stages' machines, with `?` for the stage. */
  readonly everyMachine: string;
  /** What distributed bulk runs need beside the workshop's own stack. */
  readonly bulkStack: string;
  /** The machine that hands out the rows of distributed bulk runs. */
  readonly bulkMachine: string;
}

/**
 * The names of one environment. `--env blue` adds `-blue` to each, so that many live in one account.
 *
 * @param options.environment the suffix, already checked by `checkEnvironmentName`
 */
export function environmentNames(options: {
  account: string;
  region: string;
  environment?: string | undefined;
}): Names {
  const suffix = options.environment === undefined ? "" : `-${options.environment}`;
  return {
    stack: `wildrydes-step-module-resources${suffix}`,
    collection: `rider-photos${suffix}`,
    artifactsBucket: `wildrydes-artifacts-${options.account}-${options.region}${suffix}`,
    machine: (stage) => `RiderPhotoProcessing-${stage}${suffix}`,
    everyMachine: `RiderPhotoProcessing-?${suffix}`,
    bulkStack: `wildrydes-bulk${suffix}`,
    bulkMachine: `RiderPhotoBulk${suffix}`,
  };
}

/**
 * Refuses a name that some service would refuse later: bucket names are lower case and end after 63 characters, of
 * which `wildrydes-artifacts-<account>-<region>-` takes up to 48.
 */
export function checkEnvironmentName(name: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(name)) return name;
  throw new UserError({
    code: "bad-environment-name",
    message: `"${name}" cannot name an environment.`,
    why: "The name becomes part of bucket names: up to 15 lower-case letters, digits and hyphens, with no hyphen at either end.",
    next: ["Choose a name such as --env blue"],
    exitCode: exitCodes.usage,
  });
}

/** The stage of one of this environment's machines, from the machine's name. */
export function stageOfMachine(names: Names, machineName: string): StageNumber | undefined {
  return stageNumbers.find((stage) => names.machine(stage) === machineName);
}
