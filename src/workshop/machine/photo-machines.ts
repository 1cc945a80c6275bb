import { listMachines, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { listVersions, readAlias } from "../../aws/machine/versions.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { formOfMachine, stageOfMachine, type MachineForm, type Names, type RunStage } from "../names.ts";
import { liveAlias } from "./in-place.ts";

/** A machine that photos go through. */
export interface PhotoMachine extends ListedMachine {
  /** `stage` is a classic one, `own` is not this program's. */
  readonly form: "stage" | "own" | MachineForm["form"];
  /** Undefined where it has none, or where it is at different stages at different times. */
  readonly stage: number | undefined;
}

/** Which machine is meant. */
export interface MachineChoice {
  readonly stage?: RunStage | undefined;
  readonly form?: "in-place" | "sdk" | "express" | undefined;
  /** Any machine's name. */
  readonly machine?: string | undefined;
  /** A version's number, or an alias; `latest` is what was deployed last. */
  readonly version?: string | undefined;
}

/** A machine, and what StartExecution is called with. */
export interface ChosenMachine extends PhotoMachine {
  readonly startArn: string;
}

/** The forms that take one photo, in the order in which `run` prefers them. */
const preferred: readonly PhotoMachine["form"][] = ["stage", "in-place", "sdk", "hardened", "express"];

/** The names that this program gives, in every environment. */
const givenNames = /^(RiderPhotoProcessing|RiderPhoto(Map|Metadata|Trigger|Copy|Bulk)(-|$))/;

/**
 * The machines beside the stages' own: those of the environment's other forms, and those that somebody else made.
 * Machines that bear another environment's names are left out.
 */
export async function findOtherMachines({ session, names }: Environment): Promise<PhotoMachine[]> {
  const found = await listMachines(session, () => true);
  return found
    .map((machine): PhotoMachine => ({ ...machine, ...describeForm(names, machine.name) }))
    .filter(({ form, name }) => form !== "stage" && (form !== "own" || !givenNames.test(name)))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Every machine of the environment that takes one photo: first the one that `run` takes without flags. */
export async function findPhotoMachines(environment: Environment): Promise<PhotoMachine[]> {
  const { session, names } = environment;
  const found = await listMachines(session, (name) => describeForm(names, name).form !== "own");
  return found
    .map((machine): PhotoMachine => ({ ...machine, ...describeForm(names, machine.name) }))
    .filter(({ form }) => preferred.includes(form))
    .sort((one, other) => rank(one) - rank(other) || (other.stage ?? 0) - (one.stage ?? 0));
}

function rank({ form }: PhotoMachine): number {
  return preferred.indexOf(form);
}

function describeForm(names: Names, name: string): Pick<PhotoMachine, "form" | "stage"> {
  const stage = stageOfMachine(names, name);
  if (stage !== undefined) return { form: "stage", stage };
  const form = formOfMachine(names, name);
  if (form === undefined) return { form: "own", stage: undefined };
  if (form.form === "hardened") return { form: "hardened", stage: 5 };
  return { form: form.form, stage: "stage" in form ? form.stage : undefined };
}

/**
 * The machine that is meant.
 *
 * @throws UserError (exit code 4) when it is not deployed, or has no such version
 */
export async function requirePhotoMachine(environment: Environment, choice: MachineChoice): Promise<ChosenMachine> {
  if (choice.machine !== undefined)
    return atVersion(environment, await requireNamed(environment, choice.machine), choice);
  const { stage } = choice;
  const form = choice.form ?? (choice.version === undefined ? undefined : "in-place");
  const wantedForm = form ?? (stage === 5 ? "hardened" : stage === undefined ? undefined : "stage");
  const machines = await findPhotoMachines(environment);
  const machine = machines.find(
    (candidate) =>
      (wantedForm === undefined || candidate.form === wantedForm) &&
      (stage === undefined || wantedForm === "in-place" || candidate.stage === stage),
  );
  if (machine) return atVersion(environment, machine, choice);
  const deployed = machines.map(({ name }) => name);
  throw new UserError({ code: "machine-not-deployed", values: { stage, form: wantedForm, deployed } });
}

async function requireNamed(environment: Environment, name: string): Promise<PhotoMachine> {
  const { session, names } = environment;
  const machines = await listMachines(session, () => true);
  const machine = machines.find((candidate) => candidate.name === name);
  if (machine) return { ...machine, ...describeForm(names, name) };
  const known = machines.map((candidate) => candidate.name).slice(0, 20);
  throw new UserError({ code: "machine-not-found", values: { name, known } });
}

/** A machine with versions runs by its alias: right after an update, its bare ARN may still start the old definition. */
async function atVersion(
  { session }: Environment,
  machine: PhotoMachine,
  { version }: MachineChoice,
): Promise<ChosenMachine> {
  if (version === "latest" || (version === undefined && machine.form !== "in-place"))
    return { ...machine, startArn: machine.arn };
  const wanted = version ?? liveAlias;
  const there = /^\d+$/.test(wanted)
    ? (await listVersions(session, machine.arn)).some(({ number }) => number === Number(wanted))
    : (await readAlias(session, { machineArn: machine.arn, name: wanted })) !== undefined;
  if (there) return { ...machine, startArn: `${machine.arn}:${wanted}` };
  if (version === undefined) return { ...machine, startArn: machine.arn };
  const known = (await listVersions(session, machine.arn)).map(({ number }) => number);
  throw new UserError({ code: "version-not-found", values: { machine: machine.name, version: wanted, known } });
}
