import type { PackedService, PackedShape } from "./packed.ts";
import { readPacked } from "./read-file.ts";

/** A shape, and the service that the places in it belong to. */
export interface FoundShape {
  readonly shape: PackedShape;
  readonly service: PackedService;
}

/** Gives what an operation answers, or what a request for it may hold; undefined where AWS has neither. */
type FindShape = (serviceId: string, operation: string) => FoundShape | undefined;

/** Finds shapes in a file of services. The file is read with the first of them, and each service when it is asked for. */
export function openPackedServices(name: "answers" | "requests"): FindShape {
  let texts: Readonly<Record<string, string>> | undefined;
  const services = new Map<string, PackedService | undefined>();

  function readService(serviceId: string): PackedService | undefined {
    texts ??= readPacked(name) as Readonly<Record<string, string>>;
    const id = Object.hasOwn(texts, serviceId) ? serviceId : `${serviceId}service`;
    const text = Object.hasOwn(texts, id) ? texts[id] : undefined;
    if (text === undefined) return undefined;
    const service: PackedService = JSON.parse(text);
    return service;
  }

  return (serviceId, operation) => {
    const service = services.get(serviceId) ?? readService(serviceId);
    services.set(serviceId, service);
    const place = service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
    return service && shapeAt(service, place);
  };
}

/** Reads a place in a service's list of shapes; undefined where there is none. */
export function shapeAt(service: PackedService, place: number | undefined): FoundShape | undefined {
  const shape = place === undefined ? undefined : service.shapes[place];
  return shape === undefined ? undefined : { shape, service };
}
