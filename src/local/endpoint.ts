import { mkdirSync } from "node:fs";
import { steadyNow } from "../steady-clock.ts";
import { openKeyRing, roleCaller, type KeyRing } from "./access/keys.ts";
import { openCallerPolicy } from "./access/caller-policy.ts";
import { createAuthorizer } from "./access/authorize.ts";
import { evaluatePolicies } from "./access/policy.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import { createFaultGate, type FaultGate } from "./faults/fault-gate.ts";
import type { ServiceHost, ServiceName } from "./service.ts";
import { roleMadeAt, rolePolicies } from "./services/iam/role-policies.ts";
import { createMetricRecorder } from "./services/monitoring/metric-recorder.ts";
import { describeService, serviceNames } from "./services/registry.ts";
import { shareStore } from "./store/service-stores.ts";
import { openStore, type Store } from "./store/store.ts";

/** The endpoint without its listener: store, keys and services of one data folder. */
export interface Endpoint {
  readonly dispatcher: Dispatcher;
  readonly keys: KeyRing;
  readonly store: Store;
  /** Reads the stored faults and the policy of the person again when they changed. */
  reloadSettings(): void;
  /** As of `ServiceStores`. */
  committed(service: ServiceName): Promise<void>;
  /** Takes up again what was running when the data folder was last used. */
  resume(): Promise<void>;
  /** True while work is in progress that stopping would interrupt. */
  busy(): Promise<boolean>;
  close(): Promise<void>;
}

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
  const metrics = createMetricRecorder({ store, now, log: options.log });
  const hostOf = (name: ServiceName): ServiceHost => ({
    ...createHostServices({ store, keys, now }),
    store: stores.storeOf(describeService(name).signingName),
    dataFolder: options.dataFolder,
    async call(call) {
      try {
        return await dispatcher.call(call, name);
      } finally {
        stores.learnFrom(describeService(name).signingName, describeService(call.service).signingName);
      }
    },
    endpointUrl: options.endpointUrl,
    metrics,
    log: options.log,
  });
  const callerPolicy = openCallerPolicy({ dataFolder: options.dataFolder, log: options.log });
  let faults: FaultGate | undefined;
  const dispatcher = createDispatcher({
    gate: (carry) => {
      faults = createFaultGate({
        dataFolder: options.dataFolder,
        carry,
        now,
        steadyNow,
        log: options.log,
        roleMadeAt: (roleArn) => roleMadeAt(store, roleArn),
      });
      return faults;
    },
    load: (name) => describeService(name).load(hostOf(name), keys),
    authorizer: createAuthorizer({
      rolePolicies: (roleArn) => rolePolicies(store, roleArn),
      resourcePolicies: (service, resource) => describeService(service).resourcePolicies?.(store, resource) ?? [],
      judgedResource: (service, resource) => describeService(service).judgedResource?.(store, resource) ?? resource,
      callerPolicy,
    }),
  });
  return {
    dispatcher,
    keys,
    store,
    reloadSettings() {
      faults?.reload();
      callerPolicy.reload();
    },
    committed: (name) => stores.committed(describeService(name).signingName),
    async resume() {
      const resumable = serviceNames.filter((name) => describeService(name).resumable);
      for (const name of resumable) await (await dispatcher.service(name)).resume?.();
    },
    async busy() {
      return (await dispatcher.loaded()).some((service) => service.busy?.() ?? false);
    },
    async close() {
      for (const service of await dispatcher.loaded()) await service.close?.();
      metrics.close();
      store.close();
    },
  };
}

/** Makes the parts of the host that all services share: the clock, and the credentials and permissions of roles. */
function createHostServices(shared: {
  store: Store;
  keys: KeyRing;
  now: () => number;
}): Pick<ServiceHost, "credentialsFor" | "roleCaller" | "roleAllows" | "now"> {
  const { store, keys, now } = shared;
  return {
    credentialsFor: (roleArn, sessionName) => keys.issue(roleArn, sessionName),
    roleCaller,
    roleAllows(roleArn, permission) {
      const role = rolePolicies(store, roleArn);
      const allows = (policies: readonly unknown[]) => evaluatePolicies(policies, permission, {}) === "allowed";
      return role !== undefined && allows(role.policies) && (role.boundary === undefined || allows([role.boundary]));
    },
    now,
  };
}
