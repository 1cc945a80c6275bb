import { readProfile } from "../aws/profiles.ts";
import type { Environment } from "./environment.ts";
import type { TargetSummary } from "./port.ts";
import { readStoredChoice, storeChoice } from "./stored-choice.ts";
import type { TargetSettings } from "./target.ts";

/**
 * Stores where an environment is, for later commands in this folder. A folder that cannot be written to is not a
 * failure.
 *
 * @param language what the person asked to be spoken to in; the stored one stays when it is not given
 */
export async function rememberTarget(environment: Environment, folder: string, language?: string): Promise<void> {
  try {
    const { environment: name } = environment.target;
    const before = await readStoredChoice(folder).catch(() => undefined);
    const changed = await storeChoice(folder, {
      ...(await settingsOf(environment.target)),
      language: language ?? before?.language,
    });
    if (changed && (name !== undefined || before?.environment !== undefined))
      environment.port.notify({
        type: "note",
        text: { code: "target-stored", values: { environment: name, folder } },
      });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    environment.port.notify({ type: "warning", text: { code: "target-not-stored", values: { folder, reason } } });
  }
}

/** The local endpoint and the address that a profile names are found again each time, so they are not stored. */
async function settingsOf({
  target,
  account,
  region,
  profile,
  environment,
  endpointUrl,
}: TargetSummary): Promise<TargetSettings> {
  const ofProfile = profile === undefined || endpointUrl === undefined ? undefined : await readProfile(profile);
  const isOfProfile = ofProfile !== undefined && ofProfile.endpointUrl === endpointUrl;
  return {
    target: isOfProfile ? "aws" : target,
    account: target === "local" ? undefined : account,
    profile,
    region,
    endpointUrl: target === "endpoint" && !isOfProfile ? endpointUrl : undefined,
    environment,
  };
}
