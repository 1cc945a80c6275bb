import { readFileSync } from "node:fs";
import type { Agent, AgentOptions } from "node:https";
import { UserError } from "../user-error.ts";

/** How long a connection may be silent, in milliseconds. Every answer that is waited for comes sooner. */
const silentMs = 15_000;

/** Settings of an SDK client's request handler, beside its timeout for connections. */
export interface HandlerSettings {
  socketTimeout?: number;
  httpsAgent?: Agent | NoAgent;
}

/** Stands for an agent where no call uses TLS: the SDK would make one for every client, and load TLS for it. */
interface NoAgent extends AgentOptions {
  destroy(): void;
}

/** The settings for an endpoint on this machine: no proxy stands between the two, and no TLS. */
export const plainSettings: HandlerSettings = { httpsAgent: { destroy() {} } };

/**
 * Returns how calls leave a company's network, as other AWS tools do: through HTTPS_PROXY unless NO_PROXY names the
 * host, with the certificates of AWS_CA_BUNDLE beside Node's own.
 *
 * @throws UserError `ca-bundle-unreadable`
 */
export function handlerSettings(variables: Readonly<Record<string, string | undefined>>): HandlerSettings {
  const bundle = variables["AWS_CA_BUNDLE"];
  // Loaded here and not above: calls to an endpoint on this machine need no TLS.
  const { Agent } = process.getBuiltinModule("node:https");
  const httpsAgent = new Agent({
    keepAlive: true,
    maxSockets: 50,
    proxyEnv: { ...variables },
    ...(bundle === undefined || bundle === ""
      ? {}
      : { ca: [...process.getBuiltinModule("node:tls").rootCertificates, readBundle(bundle)] }),
  });
  return { socketTimeout: silentMs, httpsAgent };
}

function readBundle(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError({ code: "ca-bundle-unreadable", values: { file, reason }, cause: error });
  }
}
