import type { ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import { chooseProtocol, createProtocol, type ProtocolDescription, type ProtocolHints } from "./protocols.ts";
import { loadServiceModel, type ServiceModel } from "./schema/service-model.ts";
import type { WireProtocol } from "./wire.ts";

/** The protocol of a request, with the model of the service it is for. */
export interface LoadedProtocol {
  readonly model: ServiceModel;
  readonly protocol: WireProtocol;
}

/** The wire protocols of all services, each made when a request first needs it. */
export function createServiceProtocols(): {
  /** At once where the protocol is in memory. */
  choose(name: ServiceName, request: ProtocolHints): LoadedProtocol | Promise<LoadedProtocol>;
} {
  const loaded = new Map<ProtocolDescription, LoadedProtocol>();
  const loading = new Map<ProtocolDescription, Promise<LoadedProtocol>>();
  const models = new Map<ServiceName, Promise<ServiceModel>>();
  const modelOf = (name: ServiceName): Promise<ServiceModel> => remember(models, name, () => loadServiceModel(name));
  return {
    choose(name, request) {
      const description = chooseProtocol(describeService(name).protocols, request);
      return (
        loaded.get(description) ??
        remember(loading, description, async () => {
          const model = await modelOf(name);
          const protocol = { model, protocol: await createProtocol(description, model) };
          loaded.set(description, protocol);
          return protocol;
        })
      );
    },
  };
}

function remember<Key, Value>(cache: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const known = cache.get(key);
  if (known) return known;
  const making = make();
  cache.set(key, making);
  return making;
}
