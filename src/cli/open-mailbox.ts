import { ensureDaemon } from "../local/daemon/index.ts";
import type { LocalEndpoint } from "../workshop/environment.ts";
import { dataFolder } from "./data-folder.ts";

/** The local endpoint as the commands of its mail reach it: it is started when it does not run. */
export function openMailbox(version: string): Promise<Pick<LocalEndpoint, "url" | "credentials">> {
  return ensureDaemon({ dataFolder: dataFolder(), version });
}
