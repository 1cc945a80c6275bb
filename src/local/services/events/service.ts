import type { Service, ServiceHost } from "../../service.ts";

export function createEventsService(_host: ServiceHost): Service {
  return { operations: {} };
}
