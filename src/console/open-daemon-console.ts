import type { Endpoint } from "../local/endpoint.ts";
import type { OpenedConsole } from "../local/http/answer-console.ts";
import { createDaemonSource } from "./daemon-source.ts";
import { serveConsole } from "./server/server.ts";

/** Opens the console of a local endpoint, in its process and on a port of its own. */
export async function openDaemonConsole(
  endpoint: Endpoint,
  { url, log }: { url: string; log: (line: string) => void },
): Promise<OpenedConsole> {
  const console = await serveConsole(createDaemonSource(endpoint, url), { log });
  return {
    ...console,
    admit: ({ region, environment, language }) =>
      console.admit({ region, environment, language: language === "ko" ? "ko" : "en" }),
  };
}
