import type { PackedService, PackedShape } from "./packed.ts";
import { readPacked } from "./read-file.ts";

/** The shape of what an operation answers, and of what stands in it. */
export interface AnswerShape {
  readonly shape: PackedShape;
  readonly service: PackedService;
}

let texts: Readonly<Record<string, string>> | undefined;
const services = new Map<string, PackedService | undefined>();

/**
 * Undefined for operations that answer nothing, or that AWS does not have.
 * @param serviceId as `aws-sdk` resources name it
 * @param operation such as `PutItem`
 */
export function answerShape(serviceId: string, operation: string): AnswerShape | undefined {
  const service = services.get(serviceId) ?? readService(serviceId);
  services.set(serviceId, service);
  const place = service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  return service && shapeAt(service, place);
}

function readService(serviceId: string): PackedService | undefined {
  texts ??= readPacked("answers") as Readonly<Record<string, string>>;
  const id = Object.hasOwn(texts, serviceId) ? serviceId : `${serviceId}service`;
  const text = Object.hasOwn(texts, id) ? texts[id] : undefined;
  if (text === undefined) return undefined;
  const service: PackedService = JSON.parse(text);
  return service;
}

/** Undefined where the service's list has no shape at this place. */
export function shapeAt(service: PackedService, place: number | undefined): AnswerShape | undefined {
  const shape = place === undefined ? undefined : service.shapes[place];
  return shape === undefined ? undefined : { shape, service };
}
