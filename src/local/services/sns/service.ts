import type { Service, ServiceHost } from "../../service.ts";

export function createSnsService(_host: ServiceHost): Service {
  return { operations: {} };
}
