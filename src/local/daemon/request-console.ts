import { randomUUID } from "node:crypto";
import { consolePath, signConsoleRequest, consoleProofHeader, type ConsoleRequest } from "../http/answer-console.ts";
import type { DaemonInfo } from "./daemon-info.ts";

/** The address of the console, and the token that opens it once. */
interface ConsoleAddress {
  readonly port: number;
  readonly token: string;
}

/**
 * Asks a daemon for its console, which opens where it is not open yet.
 *
 * @throws Error where the daemon gives none
 */
export async function requestConsole(
  daemon: Pick<DaemonInfo, "url" | "credentials">,
  request: ConsoleRequest,
): Promise<ConsoleAddress> {
  const body = JSON.stringify({ ...request, at: Date.now(), once: randomUUID() });
  const answer = await fetch(`${daemon.url}${consolePath}`, {
    method: "POST",
    headers: { [consoleProofHeader]: signConsoleRequest(daemon.credentials.secretAccessKey, body) },
    body,
  });
  const address: unknown = answer.ok ? await answer.json() : undefined;
  if (typeof address === "object" && address !== null && "port" in address && "token" in address)
    return { port: Number(address.port), token: String(address.token) };
  throw new Error(`the endpoint answered ${answer.status} when it was asked for its console`);
}
