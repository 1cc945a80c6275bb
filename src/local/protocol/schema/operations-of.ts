import type { ServiceName } from "../../service.ts";
import { describeService } from "../../services/registry.ts";
import { readClientSchemas } from "./sdk-schema.ts";

/** The names of all operations that AWS has for a service. */
export async function readOperations(service: ServiceName): Promise<ReadonlySet<string>> {
  return new Set(readClientSchemas(await describeService(service).loadSchemas()).operations.keys());
}
