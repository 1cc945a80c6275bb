import { mkdirSync } from "node:fs";
import { openKeyRing, roleCaller, type KeyRing } from "./access/keys.ts";
import { createAuthorizer } from "./access/authorize.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import type { Service, ServiceHost, ServiceName } from "./service.ts";
import { rolePolicies } from "./services/iam/role-policies.ts";
import { functionPolicies } from "./services/lambda/function-policies.ts";
import { logPolicies } from "./services/logs/log-policies.ts";
import { topicPolicies } from "./services/sns/topic-policies.ts";
import { shareStore } from "./store/service-stores.ts";
import { openStore, type Store } from "./store/store.ts";

/** The endpoint without its listener: store, keys and services of one data folder. */
export interface Endpoint {
  readonly dispatcher: Dispatcher;
  readonly keys: KeyRing;
  readonly store: Store;
  /** As of `ServiceStores`. */
  committed(service: ServiceName): Promise<void>;
  /** Takes up again what was running when the data folder was last used. */
  resume(): Promise<void>;
  /** True while something goes on that stopping would interrupt. */
  busy(): Promise<boolean>;
  close(): Promise<void>;
}

const loaders: Record<ServiceName, (host: ServiceHost, keys: KeyRing) => Promise<Service>> = {
  sts: async (host, keys) => (await import("./services/sts/service.ts")).createStsService(host, keys),
  iam: async (host) => (await import("./services/iam/service.ts")).createIamService(host),
  cloudformation: async (host) =>
    (await import("./services/cloudformation/service.ts")).createCloudFormationService(host),
  s3: async (host) => (await import("./services/s3/service.ts")).createS3Service(host),
  dynamodb: async (host) => (await import("./services/dynamodb/service.ts")).createDynamoDbService(host),
  lambda: async (host) => (await import("./services/lambda/service.ts")).createLambdaService(host),
  logs: async (host) => (await import("./services/logs/service.ts")).createLogsService(host),
  events: async (host) => (await import("./services/events/service.ts")).createEventsService(host),
  sns: async (host) => (await import("./services/sns/service.ts")).createSnsService(host),
  states: async (host) => (await import("./services/states/service.ts")).createStatesService(host),
  rekognition: async (host) => (await import("./services/rekognition/service.ts")).createRekognitionService(host),
};

/** Who keeps the policies of resources that services act on by themselves. */
const resourcePolicies: Partial<Record<ServiceName, (store: Store, resource: string) => unknown[]>> = {
  lambda: functionPolicies,
  logs: logPolicies,
  sns: topicPolicies,
};

/** Services that may have work left from before; the others are loaded when first called. */
const resumable: readonly ServiceName[] = ["s3", "cloudformation", "lambda", "sns", "events", "states"];

/** Opens the endpoint of a data folder. Services are loaded when first called. */
export function openEndpoint(options: {
  dataFolder: string;
  acceptTestKeys: boolean;
  endpointUrl: () => string;
  log: (line: string) => void;
  maxPages?: number;
}): Endpoint {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const now = (): number => Date.now();
  const store = openStore({ folder: options.dataFolder, ...(options.maxPages ? { maxPages: options.maxPages } : {}) });
  const keys = openKeyRing({ dataFolder: options.dataFolder, acceptTestKeys: options.acceptTestKeys, now });
  const stores = shareStore(store);
  const hostOf = (name: ServiceName): ServiceHost => ({
    store: stores.storeOf(name),
    dataFolder: options.dataFolder,
    async call(call) {
      try {
        return await dispatcher.call(call);
      } finally {
        stores.learnFrom(name, call.service);
      }
    },
    endpointUrl: options.endpointUrl,
    credentialsFor: (roleArn, sessionName) => keys.issue(roleArn, sessionName),
    roleCaller,
    now,
    log: options.log,
  });
  const dispatcher = createDispatcher({
    load: (name) => loaders[name](hostOf(name), keys),
    authorizer: createAuthorizer(
      (roleArn) => rolePolicies(store, roleArn),
      (service, resource) => resourcePolicies[service]?.(store, resource) ?? [],
    ),
  });
  return {
    dispatcher,
    keys,
    store,
    committed: stores.committed,
    async resume() {
      for (const name of resumable) await (await dispatcher.service(name)).resume?.();
    },
    async busy() {
      return (await dispatcher.loaded()).some((service) => service.busy?.() ?? false);
    },
    async close() {
      for (const service of await dispatcher.loaded()) await service.close?.();
      store.close();
    },
  };
}
