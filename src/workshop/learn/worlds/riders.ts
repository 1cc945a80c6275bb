import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { readResources, type Resources } from "../../resources.ts";
import { encodeKey } from "../../run/encoded-key.ts";
import { setUp } from "../../setup/setup.ts";
import { resetData } from "../truth/reset-data.ts";
import type { MachineWorld } from "./world.ts";

/** What the workshop's stack made; the environment is set up where its stack is missing. */
export async function ensureStack(environment: Environment): Promise<Resources> {
  try {
    return await readResources(environment);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "setup-not-done") throw error;
    await setUp(environment);
    return readResources(environment);
  }
}

/** The workshop's own stack, with its six photos. */
export const riders: MachineWorld = {
  async open(environment) {
    const { outputs, machineRole } = await ensureStack(environment);
    return { outputs, roleArn: machineRole };
  },
  async enter(environment, { user, key }) {
    const { photoBucket } = await readResources(environment);
    return { userId: user, s3Bucket: photoBucket, s3Key: encodeKey(key) };
  },
  async reset(environment) {
    await resetData(environment, await readResources(environment));
  },
};
