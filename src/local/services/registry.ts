import type { RequestForm, ServiceDescription } from "../service-description.ts";
import * as all from "./all.ts";

/** The services of the endpoint. */
export type ServiceName = keyof typeof all;

const descriptions: Readonly<Record<ServiceName, ServiceDescription>> = { ...all };

/** The names of all services, sorted. */
export const serviceNames: readonly ServiceName[] = Object.keys(descriptions).filter(isServiceName).sort();

/** True for the names of services this endpoint has. */
export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(descriptions, name);
}

/** Describes what the endpoint knows of a service. */
export function describeService(name: ServiceName): ServiceDescription {
  return descriptions[name];
}

const bySigningName = Map.groupBy(serviceNames, (name) => descriptions[name].signingName);

/** The service a request is for: by the name it is signed for, and by its form where several sign with that name. */
export function findService(signingName: string, request: RequestForm): ServiceName | undefined {
  const named = bySigningName.get(signingName) ?? [];
  return (
    named.find((name) => descriptions[name].takes?.(request)) ??
    named.find((name) => descriptions[name].takes === undefined)
  );
}

/** The service that answers a request without a signature, if its path is of one. */
export function findUnsignedService(request: RequestForm): ServiceName | undefined {
  return serviceNames.find((name) => descriptions[name].answersUnsigned && descriptions[name].takes?.(request));
}

/** The service that Step Functions reaches by `aws-sdk:ID`. */
export function findIntegratedService(integration: string): ServiceName | undefined {
  return serviceNames.find((name) => descriptions[name].sdk?.integration === integration);
}
