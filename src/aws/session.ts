import type { AwsCredentialIdentityProvider, RetryStrategyV2 } from "@smithy/types";
import { createRetryStrategy, type RetryWait } from "./retry-strategy.ts";
import { failWhenSilent } from "./silent-endpoint.ts";
import { expectBucketOwner } from "./bucket-owner.ts";
import { handlerSettings, plainSettings, type HandlerSettings } from "./connection-agent.ts";

/** How calls reach AWS or an endpoint that speaks for it. */
export interface Connection {
  readonly region: string;
  /** Another address than AWS's own. */
  readonly endpointUrl?: string | undefined;
  /** Keys of the local endpoint, or a named profile's provider; otherwise the SDK finds them as every AWS tool does. */
  readonly credentials?: Keys | AwsCredentialIdentityProvider | undefined;
  /** Called on waits of more than two seconds. */
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The SDK's clients for one connection, each made when first asked for. */
export interface AwsSession {
  readonly region: string;
  /** How long to wait between two looks at something that takes a while. */
  readonly pollMs: number;
  client<Client extends object>(type: new (settings: ClientSettings) => Client): Client;
  /** The same connection with clients that try each call once: for those who count and pace every try themselves. */
  withoutRetries(): AwsSession;
  /** The same connection in another region. */
  inRegion(region: string): AwsSession;
  /** The same connection with S3 calls that only succeed on buckets of this account. */
  forBucketsOf(account: string): AwsSession;
}

/** The settings every client of a session is made with. */
export interface ClientSettings {
  region: string;
  maxAttempts?: number;
  retryStrategy?: RetryStrategyV2;
  endpoint?: string;
  credentials?: Keys | AwsCredentialIdentityProvider;
  disableHostPrefix?: boolean;
  forcePathStyle?: boolean;
  useFipsEndpoint?: boolean;
  useDualstackEndpoint?: boolean;
  requestHandler?: { connectionTimeout: number } & HandlerSettings;
}

/** Milliseconds for a connection: four attempts take less than half a minute. */
const connectionTimeout = 6000;

/** Opens a session. Nothing is contacted yet. */
export function openSession(connection: Connection): AwsSession {
  return sessionOf(clientSettings(connection), connection.endpointUrl === undefined ? 2500 : 150);
}

function sessionOf(settings: ClientSettings, pollMs: number, bucketOwner?: string): AwsSession {
  const clients: object[] = [];
  return {
    region: settings.region,
    pollMs,
    withoutRetries: () => sessionOf(tryingOnce(settings), pollMs, bucketOwner),
    inRegion: (region) => sessionOf({ ...settings, region }, pollMs, bucketOwner),
    forBucketsOf: (account) => sessionOf(settings, pollMs, account),
    client(type) {
      for (const made of clients) if (made instanceof type) return made;
      const client = new type(settings);
      if (settings.endpoint !== undefined) boundSilence(client, settings.endpoint);
      if (bucketOwner !== undefined) expectBucketOwner(client, bucketOwner);
      clients.push(client);
      return client;
    },
  };
}

function tryingOnce(settings: ClientSettings): ClientSettings {
  const once = { ...settings, maxAttempts: 1 };
  delete once.retryStrategy;
  return once;
}

/** Makes every call of a client end when its endpoint answers nothing. */
function boundSilence(client: object, address: string): void {
  if (!hasMiddleware(client)) return;
  client.middlewareStack.add((next) => (call) => failWhenSilent(next(call), address), {
    step: "initialize",
    name: "boundSilence",
  });
}

interface WithMiddleware {
  readonly middlewareStack: {
    add(
      middleware: (next: (call: unknown) => Promise<unknown>) => (call: unknown) => Promise<unknown>,
      options: { step: "initialize"; name: string },
    ): void;
  };
}

function hasMiddleware(client: object): client is WithMiddleware {
  return "middlewareStack" in client;
}

/** An endpoint on one address cannot serve host prefixes (`sync-…`) or buckets as host names. */
function clientSettings(connection: Connection): ClientSettings {
  const { region, credentials, endpointUrl } = connection;
  const handler = isOnThisMachine(endpointUrl) ? plainSettings : handlerSettings(process.env);
  const settings: ClientSettings = {
    region,
    retryStrategy: createRetryStrategy(connection.onWait),
    requestHandler: { connectionTimeout, ...handler },
  };
  if (credentials) settings.credentials = typeof credentials === "function" ? credentials : { ...credentials };
  if (endpointUrl === undefined) return settings;
  // The SDK refuses both together with an address, whatever the variables for AWS say.
  const plain = { useFipsEndpoint: false, useDualstackEndpoint: false };
  return { ...settings, ...plain, endpoint: endpointUrl, disableHostPrefix: true, forcePathStyle: true };
}

/** No proxy stands between this machine and itself. */
function isOnThisMachine(endpointUrl: string | undefined): boolean {
  if (endpointUrl === undefined) return false;
  const { protocol, hostname } = new URL(endpointUrl);
  return protocol === "http:" && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
