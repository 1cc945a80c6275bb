import { readTemplate } from "../../package-files.ts";
import { ensureNativeResources } from "../../machine/native-stack.ts";
import { findCompanionStack } from "../../stacks/companion-stack.ts";
import { requireOutput } from "../../stacks/require-output.ts";
import { fillDefinition } from "../../stages.ts";
import type { LessonMachine } from "../lesson.ts";
import { ensureStack, riders } from "./riders.ts";
import type { MachineWorld } from "./world.ts";

/** The riders' world, with the role and the topic of native integrations. */
const native: MachineWorld = {
  ...riders,
  async open(environment) {
    const resources = await ensureStack(environment);
    const there = await findCompanionStack(environment, "sdk");
    if (there === undefined) {
      const { outputs, standardRole } = await ensureNativeResources(environment, { resources });
      return { outputs, roleArn: standardRole };
    }
    const outputs = new Map([...resources.outputs, ...there.outputs]);
    return { outputs, roleArn: requireOutput(there, "SdkMachineRole") };
  },
};

/** Stage 4 with the services' own integrations. */
export const nativeMachine: LessonMachine = {
  name: (names) => names.formMachine({ form: "sdk", stage: 4 }),
  world: native,
  starter: { template: "without-function.asl.json" },
  solution: async (outputs) => fillDefinition(await readTemplate("state-machines", "sdk/stage-4.asl.json"), outputs),
};
