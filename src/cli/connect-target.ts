import { ensureDaemon, keptAddress } from "../local/daemon/index.ts";
import { dataFolder } from "./data-folder.ts";
import type { LocalEndpoint } from "../workshop/environment.ts";
import { sameEndpoint, type TargetChoice } from "../workshop/target.ts";

/** Makes the chosen target reachable: starts the local endpoint when it is meant, and recognises it by its address. */
export async function connectTarget(
  choice: TargetChoice,
  version: string,
): Promise<{ choice: TargetChoice; local?: LocalEndpoint | undefined }> {
  const folder = dataFolder();
  if (choice.kind === "local") return { choice, local: await ensureDaemon({ dataFolder: folder, version }) };
  if (choice.endpointUrl === undefined) {
    forgetEndpointVariables();
    return { choice };
  }
  const own = keptAddress(folder);
  if (own === undefined || !sameEndpoint(own, choice.endpointUrl)) return { choice };
  // A shell may have had the address in its environment for longer than the endpoint has been running.
  const local = await ensureDaemon({ dataFolder: folder, version });
  return { choice: { ...choice, kind: "local", profile: undefined }, local };
}

/** The SDK would read these; a flag that says AWS has overruled them. */
function forgetEndpointVariables(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_ENDPOINT_URL")) delete process.env[name];
}
