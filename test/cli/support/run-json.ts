import { join } from "node:path";
import { runCli } from "./run-cli.ts";

/**
 * Runs a command with `--json` against an endpoint of this process. No daemon is started.
 *
 * @param place.environment names the endpoint
 * @param place.folder the working folder
 */
export async function runJson(
  words: readonly string[],
  place: { environment: Readonly<Record<string, string>>; folder: string },
) {
  const environment = { ...place.environment, WILDRYDES_DATA: join(place.folder, "no-daemon") };
  const { code, stdout, stderr } = await runCli([...words, "--json"], { environment, folder: place.folder });
  return { code, stderr, envelope: JSON.parse(stdout) };
}
