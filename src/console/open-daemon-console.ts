import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Endpoint } from "../local/endpoint.ts";
import type { OpenedConsole } from "../local/http/answer-console.ts";
import type { Console } from "./console.ts";
import { createDaemonSource } from "./daemon-source.ts";
import { serveConsole } from "./server/server.ts";

/**
 * Opens the console of a local endpoint, in its process and on a separate port. The port is the one that the data
 * folder had before, where it is free: pages that were open when the endpoint ended find it again.
 */
export async function openDaemonConsole(
  endpoint: Endpoint,
  { url, dataFolder, log }: { url: string; dataFolder: string; log: (line: string) => void },
): Promise<OpenedConsole> {
  const file = join(dataFolder, "console-port");
  const source = createDaemonSource(endpoint, url);
  const serve = (port: number): Promise<Console> => serveConsole(source, { log, port });
  const kept = await readPort(file);
  const console = await serve(kept).catch((error: unknown) => {
    if (kept === 0 || !isTaken(error)) throw error;
    return serve(0);
  });
  if (console.port !== kept) await writeFile(file, `${console.port}\n`, { mode: 0o600 });
  return {
    ...console,
    admit: ({ region, environment, language }) =>
      console.admit({ region, environment, language: language === "ko" ? "ko" : "en" }),
  };
}

/** 0, which is any port, where none was kept. */
async function readPort(file: string): Promise<number> {
  const port = Number(await readFile(file, "utf8").catch(() => "0"));
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : 0;
}

/** Another program has the port, or Windows keeps it for another one. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}
