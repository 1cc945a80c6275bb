import { openEndpoint, type Endpoint } from "../endpoint.ts";
import { proveIdentity } from "../access/proof.ts";
import { answerChallenges } from "./answer-challenge.ts";
import { answerConsoleRequests, type OpenConsole, type OpenedConsole } from "./answer-console.ts";
import { choosePort } from "./choose-port.ts";
import { listen, type Listener, type ListenerLimits } from "./listener.ts";
import { createRequestHandler, type RequestHandler } from "./request-handler.ts";

/** A served endpoint: what the daemon runs and what tests start in their own process. */
export interface ServedEndpoint {
  readonly url: string;
  readonly endpoint: Endpoint;
  readonly listener: Listener;
  /** Milliseconds since anybody used the endpoint or its console. */
  idle(): number;
  close(): Promise<void>;
}

/**
 * Opens a data folder's endpoint and listens.
 *
 * @param options.port 0 for a free one
 * @param options.openConsole opens the console when it is asked for the first time; without it there is none
 * @param options.maxPages limits the store, for tests of a full disk
 */
export async function serveEndpoint(options: {
  dataFolder: string;
  port: number;
  acceptTestKeys: boolean;
  log: (line: string) => void;
  maxPages?: number;
  openConsole?: OpenConsole;
  limits?: ListenerLimits;
}): Promise<ServedEndpoint> {
  let url = `http://127.0.0.1:${options.port}`;
  const endpoint = openEndpoint({ ...options, endpointUrl: () => url });
  let listener: Listener;
  let console: OpenedConsole | undefined;
  const { openConsole } = options;
  const handle = createRequestHandler(endpoint, options.log);
  try {
    listener = await listen({
      port: options.port || (await choosePort()),
      ...(options.limits && { limits: options.limits }),
      handle: answerChallenges(withConsole(), (challenge) => {
        // A command that changed faults or the person's policy looks for the daemon next: from then on they apply.
        endpoint.reloadSettings();
        return proveIdentity({
          secretAccessKey: endpoint.keys.person.secretAccessKey,
          challenge,
          port: listener.port,
          pid: process.pid,
        });
      }),
    });
  } catch (error) {
    await endpoint.close();
    throw error;
  }
  url = `http://127.0.0.1:${listener.port}`;
  return {
    url,
    endpoint,
    listener,
    idle: () => Math.min(listener.idle(), console?.idle() ?? Infinity),
    async close() {
      await console?.close();
      await listener.close();
      await endpoint.close();
    },
  };

  function withConsole(): RequestHandler {
    if (openConsole === undefined) return handle;
    let opening: Promise<OpenedConsole> | undefined;
    return answerConsoleRequests(handle, {
      secret: endpoint.keys.person.secretAccessKey,
      async open() {
        opening ??= openConsole(endpoint, { url, dataFolder: options.dataFolder, log: options.log });
        // What kept it from opening may pass.
        opening.catch(() => (opening = undefined));
        console = await opening;
        return console;
      },
    });
  }
}
