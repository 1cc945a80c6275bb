import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ListenerLimits } from "../../../src/local/http/listener.ts";
import { serveEndpoint, type ServedEndpoint } from "../../../src/local/http/serve.ts";

/** The settings with which SDK clients reach a test endpoint. */
export interface TestClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly disableHostPrefix: true;
  readonly maxAttempts: 1;
}

/** An endpoint in the test's own process, over HTTP, with a separate data folder. */
export interface TestEndpoint {
  readonly url: string;
  readonly region: string;
  readonly dataFolder: string;
  readonly credentials: TestClientConfig["credentials"];
  readonly clientConfig: TestClientConfig;
  /** Lines the endpoint logged: unexpected failures show here. */
  readonly log: string[];
  readonly served: ServedEndpoint;
  /** Environment for the `aws` CLI and other programs. */
  readonly environment: Record<string, string>;
  close(): Promise<void>;
  /** Closes and opens the same data folder again, on the same port. */
  restart(): Promise<void>;
}

/**
 * Starts an endpoint for a test; `close()` removes its data.
 *
 * @param options.copyOf a data folder that nobody uses; the endpoint begins with a copy of it
 * @param options.port where to listen (default: a free one); outputs of stacks may name the port of an earlier endpoint
 */
export async function startTestEndpoint(
  options: {
    insecureTestKeys?: boolean;
    region?: string;
    maxPages?: number;
    copyOf?: string;
    port?: number;
    limits?: ListenerLimits;
  } = {},
): Promise<TestEndpoint> {
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-test-"));
  if (options.copyOf !== undefined) cpSync(options.copyOf, dataFolder, { recursive: true });
  const log: string[] = [];
  const serve = (port: number): Promise<ServedEndpoint> =>
    serveEndpoint({
      dataFolder,
      port,
      acceptTestKeys: options.insecureTestKeys ?? false,
      log: (line) => log.push(line),
      ...(options.maxPages ? { maxPages: options.maxPages } : {}),
      ...(options.limits && { limits: options.limits }),
    });
  let served = await serve(options.port ?? 0);
  const url = served.url;
  const region = options.region ?? "us-west-2";
  const credentials = served.endpoint.keys.person;
  return {
    url,
    region,
    dataFolder,
    credentials,
    log,
    clientConfig: { endpoint: url, region, credentials, disableHostPrefix: true, maxAttempts: 1 },
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_PAGER: "",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    get served() {
      return served;
    },
    async close() {
      await served.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
    async restart() {
      await served.close();
      served = await serve(served.listener.port);
      await served.endpoint.resume();
    },
  };
}
