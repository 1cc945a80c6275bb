import type { Environment } from "./environment.ts";
import type { TargetSummary } from "./port.ts";
import { forgetChoice, readStoredChoice, storeChoice } from "./stored-choice.ts";
import type { TargetWish } from "./target.ts";

/** Stores where an environment is, for later commands in this folder. A folder that cannot be written to is no failure. */
export async function rememberTarget(environment: Environment, folder: string): Promise<void> {
  try {
    await storeChoice(folder, wishOf(environment.target));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    environment.port.notify({
      type: "warning",
      text: `The target could not be remembered in ${folder} (${why}): give it to later commands by flags.`,
    });
  }
}

/** Forgets the stored target, if it is this environment. */
export async function forgetTarget(environment: Environment, folder: string): Promise<void> {
  const stored = await readStoredChoice(folder).catch(() => ({}));
  if (JSON.stringify(stored) === JSON.stringify(wishOf(environment.target))) await forgetChoice(folder);
}

/** The local endpoint is found by its data folder, so its address is not stored. */
function wishOf(target: TargetSummary): TargetWish {
  return {
    target: target.target,
    profile: target.profile,
    region: target.region,
    endpointUrl: target.target === "endpoint" ? target.endpointUrl : undefined,
    environment: target.environment,
  };
}
