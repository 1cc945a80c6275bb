import type { ServiceHost } from "../../service.ts";
import type { Engine } from "./engine/engine.ts";
import type { Records } from "./records/records.ts";
import type { RoleTrust } from "./requests/role-trust.ts";
import type { ShowDefinition } from "./requests/shown-definition.ts";

/** The context of Step Functions' operations. */
export interface StatesContext {
  readonly host: ServiceHost;
  readonly records: Records;
  readonly engine: Engine;
  readonly roles: RoleTrust;
  readonly showDefinition: ShowDefinition;
}
