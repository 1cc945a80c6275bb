import { openEndpoint, type Endpoint } from "../endpoint.ts";
import { proveIdentity } from "../access/proof.ts";
import { answerChallenges } from "./answer-challenge.ts";
import { choosePort } from "./choose-port.ts";
import { listen, type Listener } from "./listener.ts";
import { createRequestHandler } from "./request-handler.ts";

/** A served endpoint: what the daemon runs and what tests start in their own process. */
export interface ServedEndpoint {
  readonly url: string;
  readonly endpoint: Endpoint;
  readonly listener: Listener;
  close(): Promise<void>;
}

/**
 * Opens a data folder's endpoint and listens.
 *
 * @param options.port 0 for a free one
 * @param options.maxPages limits the store, for tests of a full disk
 */
export async function serveEndpoint(options: {
  dataFolder: string;
  port: number;
  acceptTestKeys: boolean;
  log: (line: string) => void;
  maxPages?: number;
}): Promise<ServedEndpoint> {
  let url = `http://127.0.0.1:${options.port}`;
  const endpoint = openEndpoint({ ...options, endpointUrl: () => url });
  let listener: Listener;
  try {
    listener = await listen({
      port: options.port || (await choosePort()),
      handle: answerChallenges(createRequestHandler(endpoint, options.log), (challenge) => {
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
    async close() {
      await listener.close();
      await endpoint.close();
    },
  };
}
