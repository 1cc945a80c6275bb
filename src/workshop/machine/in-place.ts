import { englishStage } from "../../text/english-stage.ts";
import { updateMachine } from "../../aws/machine/change-machine.ts";
import type { MachineView } from "../../aws/machine/find-machines.ts";
import { tagMachine } from "../../aws/machine/machine-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { describeVersion, listVersions, pointAlias, type MachineVersionView } from "../../aws/machine/versions.ts";
import type { Environment } from "../environment.ts";
import type { StageNumber } from "../names.ts";
import { claimMachine, tagsOfMachine } from "../ownership/claim-machine.ts";
import { tagsForNew } from "../resource-settings.ts";
import { packageVersion } from "../package-files.ts";
import { readResources } from "../resources.ts";
import { runStep, type StepEnd } from "../step.ts";
import { checkDefinition, contentOf, createOrFind, isUpToDate, type WantedMachine } from "./deploy-definition.ts";
import { awaitMachine, findMachineNamed } from "./await-machine.ts";
import { describeStageMachine, fillStage, describeDeployed, type StageForm } from "./deploy-stage.ts";
import type { DeployedMachine, FlagValues } from "./deployed-machine.ts";

/** The alias that plain runs of the machine go by. */
export const liveAlias = "live";

/** How far back an equal version is looked for. */
const mostCompared = 100;

type InPlaceChange = Pick<DeployedMachine, "arn" | "change" | "previousDefinition" | "version">;

/**
 * Brings the one machine of the environment to a stage: a version per definition, and the alias `live` on the newest
 * or, when a stage is gone back to, on the version that had this definition. Version numbers only rise.
 *
 * @param form.onlyShow changes nothing, and answers what would change
 */
export async function deployInPlace(
  environment: Environment,
  number: StageNumber,
  form: StageForm & { onlyShow?: boolean | undefined; roleArn?: string; outputs?: ReadonlyMap<string, string> } = {},
): Promise<DeployedMachine> {
  const resources = await readResources(environment);
  const filled = await fillStage(number, { form, outputs: form.outputs ?? resources.outputs });
  const name = environment.names.formMachine({ form: "in-place" });
  const wanted = { name, definition: filled.definition, roleArn: form.roleArn ?? resources.machineRole };
  const description =
    `Stage ${number}: ${englishStage(filled.stage.title)} (wildrydes ${await packageVersion()})`.slice(0, 256);
  const deployed = form.onlyShow
    ? await describeDeployed(environment, name)
    : await runStep(environment.port, { code: "step-machine", values: { machine: name } }, () =>
        bringToVersion(environment, { wanted, description }),
      );
  const flags: FlagValues = {
    "in-place": true,
    integration: form.integration === "sdk" ? "sdk" : undefined,
    retries: form.retries ? true : undefined,
  };
  return describeStageMachine(filled, {
    ...deployed,
    name,
    runFlags: { version: liveAlias },
    deployFlags: { stage: number, ...flags },
    nextFlags: number < 4 ? { stage: number + 1, ...flags } : undefined,
  });
}

async function bringToVersion(
  environment: Environment,
  { wanted, description }: { wanted: WantedMachine; description: string },
): Promise<StepEnd<InPlaceChange>> {
  const { session } = environment;
  await checkDefinition(environment, wanted);
  const published = { ...contentOf(environment, wanted), versionDescription: description };
  const own = await tagsForNew(environment);
  const tags = tagsOfMachine(own, wanted.definition);
  const before =
    (await findMachineNamed(environment, wanted.name)) ??
    (await createOrFind(environment, { ...published, name: wanted.name, tags }));
  if (typeof before === "string")
    return makeLive(environment, { arn: before, version: 1, change: "created", before: undefined });
  const { arn } = before;
  await claimMachine(environment, before, { definition: wanted.definition, tags: own });
  const [newest, equal] = await findEqualVersion(environment, arn, wanted);
  if (equal === undefined) {
    const { version = (newest ?? 0) + 1, revisionId } = await updateMachine(session, { ...published, arn });
    await unlessNotOffered(() => tagMachine(session, arn, tags));
    if (revisionId !== undefined) await awaitMachine(environment, { name: wanted.name, revisionId });
    return makeLive(environment, { arn, version, change: "updated", before });
  }
  if (!isUpToDate(before, wanted)) {
    await updateMachine(session, { ...contentOf(environment, wanted), arn });
    await unlessNotOffered(() => tagMachine(session, arn, tags));
  }
  const change = equal.number === newest ? "unchanged" : "put-back";
  return makeLive(environment, { arn, version: equal.number, change, before });
}

async function makeLive(
  { session }: Environment,
  end: {
    arn: string;
    version: number;
    change: "created" | "updated" | "unchanged" | "put-back";
    before: MachineView | undefined;
  },
): Promise<StepEnd<InPlaceChange>> {
  const { arn, version, change, before } = end;
  const moved = await pointAlias(session, { machineArn: arn, name: liveAlias, version });
  return {
    value: {
      arn,
      version,
      change: change === "unchanged" && moved ? "put-back" : change,
      previousDefinition: before?.definition,
    },
    changed: change !== "unchanged" || moved,
    detail: { code: "version-live", values: { version, change } },
  };
}

/** The number of the newest version, and the newest version that is what is wanted. */
async function findEqualVersion(
  { session }: Environment,
  arn: string,
  wanted: WantedMachine,
): Promise<[newest: number | undefined, equal: MachineVersionView | undefined]> {
  const versions = await listVersions(session, arn);
  for (const version of versions.slice(0, mostCompared)) {
    const view = await describeVersion(session, version);
    if (view && isUpToDate(view, wanted)) return [versions[0]?.number, view];
  }
  return [versions[0]?.number, undefined];
}
