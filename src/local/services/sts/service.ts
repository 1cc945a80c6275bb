import type { KeyRing } from "../../access/keys.ts";
import type { Service, ServiceHost } from "../../service.ts";
import { assumeRole } from "./operations/assume-role.ts";
import { getCallerIdentity } from "./operations/get-caller-identity.ts";

/** STS: the caller's identity, and roles to assume. */
export function createStsService(host: ServiceHost, keys: KeyRing): Service {
  return { operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole({ host, keys }) } };
}
