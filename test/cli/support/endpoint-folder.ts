import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { TestEndpoint } from "../../local/support/endpoint.ts";
import { useTestEndpoint } from "../../local/support/use-test-endpoint.ts";
import { runCli, type CliResult } from "./run-cli.ts";
import { runJson } from "./run-json.ts";

/** A working folder whose commands reach an endpoint of this process by environment variables. No daemon is started. */
export interface EndpointFolder {
  readonly endpoint: TestEndpoint;
  readonly folder: string;
  wildrydes(...words: string[]): Promise<CliResult>;
  /** Runs a command with `--json`. */
  json(...words: string[]): ReturnType<typeof runJson>;
}

/** Makes the folder and its endpoint, which the tests of a file share. Both are removed after them. */
export async function useEndpointFolder(name: string): Promise<EndpointFolder> {
  const endpoint = await useTestEndpoint();
  const folder = mkdtempSync(join(tmpdir(), `wildrydes-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true }));
  // The data folder has no daemon, so that the variables alone lead to an endpoint.
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") };
  return {
    endpoint,
    folder,
    wildrydes: (...words) => runCli(words, { environment, folder }),
    json: (...words) => runJson(words, { environment, folder }),
  };
}
