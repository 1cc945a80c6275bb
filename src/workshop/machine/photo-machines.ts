import { listMachines, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { listVersions, readAlias } from "../../aws/machine/versions.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import {
  formOfMachine,
  machineForms,
  stageNumbers,
  stageOfMachine,
  type MachineForm,
  type Names,
  type RunStage,
} from "../names.ts";
import { liveAlias } from "./in-place.ts";
import { findMachineNamed } from "./await-machine.ts";

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

/**
 * Every machine of the environment that takes one photo: first the one that `run` takes without flags. A listing lags
 * behind: machines that were made moments ago are looked for by their ARNs, and all of them where it shows none.
 */
async function findPhotoMachines(environment: Environment): Promise<PhotoMachine[]> {
  const { session, names } = environment;
  const takesPhotos = (name: string): boolean => preferred.includes(describeForm(names, name).form);
  const listed = await listMachines(session, takesPhotos);
  const recent = (await environment.recent?.list("machine")) ?? [];
  const expected = listed.length === 0 ? [...photoMachineNames(names), ...recent] : recent;
  const hidden = expected.filter((name) => takesPhotos(name) && listed.every((machine) => machine.name !== name));
  const found = await Promise.all([...new Set(hidden)].map((name) => findMachineNamed(environment, name)));
  return [...listed, ...found.filter((machine) => machine !== undefined)]
    .map(({ name, arn, createdAt, type }) => ({ name, arn, createdAt, type, ...describeForm(names, name) }))
    .sort((one, other) => rank(one) - rank(other) || (other.stage ?? 0) - (one.stage ?? 0));
}

function photoMachineNames(names: Names): string[] {
  const others = machineForms.filter(({ form }) => preferred.includes(form)).map((form) => names.formMachine(form));
  return [...stageNumbers.map((stage) => names.machine(stage)), ...others];
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
  const machine = await findWanted(environment, wantedForm, stage);
  if (machine) return atVersion(environment, machine, choice);
  const deployed = (await findPhotoMachines(environment)).map(({ name }) => name);
  throw new UserError({ code: "machine-not-deployed", values: { stage, form: wantedForm, deployed } });
}

async function findWanted(
  environment: Environment,
  form: PhotoMachine["form"] | undefined,
  stage: RunStage | undefined,
): Promise<PhotoMachine | undefined> {
  const name = nameOf(environment.names, form, stage);
  if (name !== undefined) return findNamed(environment, name);
  const machines = await findPhotoMachines(environment);
  return machines.find(
    (candidate) =>
      (form === undefined || candidate.form === form) && (stage === undefined || candidate.stage === stage),
  );
}

/** The name of the one machine that is meant; undefined where several may be. */
function nameOf(names: Names, form: PhotoMachine["form"] | undefined, stage: RunStage | undefined): string | undefined {
  if (form === "in-place" || form === "hardened") return names.formMachine({ form });
  if (stage === undefined || stage === 5) return undefined;
  if (form === "stage") return names.machine(stage);
  return form === "sdk" || form === "express" ? names.formMachine({ form, stage }) : undefined;
}

async function findNamed(environment: Environment, name: string): Promise<PhotoMachine | undefined> {
  const machine = await findMachineNamed(environment, name);
  if (machine === undefined) return undefined;
  const { arn, createdAt, type } = machine;
  return { name, arn, createdAt, type, ...describeForm(environment.names, name) };
}

async function requireNamed(environment: Environment, name: string): Promise<PhotoMachine> {
  const machine = await findNamed(environment, name);
  if (machine) return machine;
  const known = (await listMachines(environment.session, () => true)).map((candidate) => candidate.name).slice(0, 20);
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
