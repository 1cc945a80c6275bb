import { deleteKeys, listPrefix } from "../../../aws/bucket/list-prefix.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { findMachines } from "../../machines.ts";
import { readTemplate } from "../../package-files.ts";
import { readResources } from "../../resources.ts";
import { findCompanionStack } from "../../stacks/companion-stack.ts";
import { fillDefinition } from "../../stages.ts";
import type { LessonMachine } from "../lesson.ts";
import { ensureStack, riders } from "./riders.ts";
import type { MachineWorld } from "./world.ts";

/** The stage that uploads start. */
export const uploadStage = 4;

/** Photos that a check uploads begin so, or lie in a rider's folder and begin so. */
export const uploadPrefix = "learn-";
/** The riders of a check's uploads. */
export const uploadRiders = ["user_a", "user_b"] as const;

/** The riders' world with the finished machine, and the trigger's role once the trigger is enabled. */
const uploads: MachineWorld = {
  ...riders,
  async open(environment) {
    const { outputs } = await ensureStack(environment);
    const ready = (await findMachines(environment)).find(({ stage }) => stage === uploadStage);
    const arn = ready?.arn ?? (await deployStageMachine(environment, uploadStage)).arn;
    const trigger = await findCompanionStack(environment, "trigger");
    return {
      outputs: new Map([...outputs, ["RiderMachineArn", arn]]),
      roleArn: trigger?.outputs.get("TriggerMachineRole") ?? "",
    };
  },
  async reset(environment) {
    await riders.reset(environment);
    const { session } = environment;
    const { photoBucket: bucket } = await readResources(environment);
    const prefixes = [uploadPrefix, ...uploadRiders.map((rider) => `${rider}/${uploadPrefix}`)];
    const found = await Promise.all(prefixes.map((prefix) => listPrefix(session, { bucket, prefix })));
    await deleteKeys(
      session,
      bucket,
      found.flat().map(({ key }) => key),
    );
  },
};

/** The machine that an upload starts, and that starts the rider's. */
export const triggerMachine: LessonMachine = {
  name: (names) => names.formMachine({ form: "trigger" }),
  world: uploads,
  starter: { template: "upload-starts.asl.json" },
  solution: async (outputs) => fillDefinition(await readTemplate("state-machines", "trigger.asl.json"), outputs),
};
