import type { KeyRing } from "../../access/keys.ts";
import type { Service, ServiceHost } from "../../service.ts";
import { assumeRole } from "./operations/assume-role.ts";
import { getCallerIdentity } from "./operations/get-caller-identity.ts";

/** STS: who am I, and become a role. */
export function createStsService(host: ServiceHost, keys: KeyRing): Service {
  return { operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole({ host, keys }) } };
}
