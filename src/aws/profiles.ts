import { loadSharedConfigFiles } from "@smithy/core/config";

/** A profile of the AWS configuration. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  /** The address that its calls go to instead of AWS's own. */
  readonly endpointUrl: string | undefined;
}

/** Sections of the configuration that are not profiles: `sso-session.name`, `services.name`. */
const otherSections = /^(sso-session|services)\./;

/** The profiles of `~/.aws/config` and `~/.aws/credentials`, or of the files that AWS's variables name. */
export async function listProfiles(): Promise<Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return [...names]
    .filter((name) => !otherSections.test(name))
    .sort()
    .map((name) => {
      const settings = { ...credentialsFile[name], ...configFile[name] };
      return { name, region: settings["region"], endpointUrl: settings["endpoint_url"] };
    });
}

/** One profile; undefined where neither file has it. */
export async function readProfile(name: string): Promise<Profile | undefined> {
  return (await listProfiles()).find((profile) => profile.name === name);
}
