import { UserError } from "../user-error.ts";

/** The workshop's stages, in order. */
export const stageNumbers = [1, 2, 3, 4] as const;

export type StageNumber = (typeof stageNumbers)[number];

/** The stages that can be run: the workshop's, and the hardened one. */
export const runStages = [...stageNumbers, 5] as const;

export type RunStage = (typeof runStages)[number];

/** Every name an environment uses, as the workshop's text gives them. */
export interface Names {
  readonly stack: string;
  readonly collection: string;
  readonly artifactsBucket: string;
  machine(stage: StageNumber): string;
  /** The names of all stages' machines, with `?` for the stage. */
  readonly everyMachine: string;
  /** A machine of another form than a stage's own. */
  formMachine(form: MachineForm): string;
  /** A stack beside the workshop's own: it is deployed by the first command that needs it. */
  companionStack(id: CompanionStackId): string;
  /** The stack of distributed bulk runs, beside the workshop's own stack. */
  readonly bulkStack: string;
  /** The machine that hands out the rows of distributed bulk runs. */
  readonly bulkMachine: string;
}

/** The stacks an environment can have beside the workshop's own, each with a template of its id in `templates/`. */
export const companionStackIds = [
  "bulk",
  "sdk",
  "metadata",
  "notify",
  "passport",
  "trigger",
  "copy",
  "hardened",
  "url",
] as const;

export type CompanionStackId = (typeof companionStackIds)[number];

/** A state machine other than the classic one of a stage. */
export type MachineForm =
  /** One machine that is updated from stage to stage, with versions and the alias `live`. */
  | { readonly form: "in-place" }
  /** Native integrations: `lambda:invoke`, `dynamodb:putItem`, `sns:publish`. */
  | { readonly form: "sdk"; readonly stage: StageNumber }
  | { readonly form: "express"; readonly stage: StageNumber }
  /** The hardened machine. */
  | { readonly form: "hardened" }
  /** Many photos in one execution. */
  | { readonly form: "map" }
  | { readonly form: "metadata" }
  | { readonly form: "trigger" }
  | { readonly form: "copy" }
  | { readonly form: "bulk" };

/** Every form an environment can have a machine of. */
export const machineForms: readonly MachineForm[] = [
  { form: "in-place" },
  ...stageNumbers.map((stage) => ({ form: "sdk", stage }) as const),
  ...stageNumbers.map((stage) => ({ form: "express", stage }) as const),
  { form: "hardened" },
  { form: "map" },
  { form: "metadata" },
  { form: "trigger" },
  { form: "copy" },
  { form: "bulk" },
];

function formName(form: MachineForm): string {
  switch (form.form) {
    case "in-place":
      return "RiderPhotoProcessing";
    case "sdk":
    case "express":
      return `RiderPhotoProcessing-${form.form}-${form.stage}`;
    case "hardened":
      return "RiderPhotoProcessing-5";
    case "map":
      return "RiderPhotoMap";
    case "metadata":
      return "RiderPhotoMetadata";
    case "trigger":
      return "RiderPhotoTrigger";
    case "copy":
      return "RiderPhotoCopy";
    case "bulk":
      return "RiderPhotoBulk";
  }
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
    formMachine: (form) => `${formName(form)}${suffix}`,
    companionStack: (id) => `wildrydes-${id}${suffix}`,
    bulkStack: `wildrydes-bulk${suffix}`,
    bulkMachine: `RiderPhotoBulk${suffix}`,
  };
}

/** Environment `1` in place would be stage 1 of the default environment; the other forms have such names as well. */
const takenByForms = /^([1-9]|sdk|express|live)(-|$)/;

/**
 * Refuses a name that some service would refuse later: bucket names are lower case and end after 63 characters, of
 * which `wildrydes-artifacts-<account>-<region>-` takes up to 48.
 */
export function checkEnvironmentName(name: string): string {
  if (isEnvironmentName(name)) return name;
  const code = takenByForms.test(name) ? "reserved-environment-name" : "bad-environment-name";
  throw new UserError({ code, values: { name } });
}

/** Whether `checkEnvironmentName` takes a name. */
export function isEnvironmentName(name: string): boolean {
  return !takenByForms.test(name) && /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(name);
}

/** The stage of one of this environment's machines, from the machine's name. */
export function stageOfMachine(names: Names, machineName: string): StageNumber | undefined {
  return stageNumbers.find((stage) => names.machine(stage) === machineName);
}

/** The form of one of this environment's machines other than a stage's own, from the machine's name. */
export function formOfMachine(names: Names, machineName: string): MachineForm | undefined {
  return machineForms.find((form) => names.formMachine(form) === machineName);
}
