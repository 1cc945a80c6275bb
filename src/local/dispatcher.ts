import { noteCall } from "./calls-under-way.ts";
import { randomUUID } from "node:crypto";
import type { AwsError } from "./aws-error.ts";
import type { InternalCall, Service, ServiceName } from "./service.ts";
import { describeService } from "./services/registry.ts";

/** A call as the dispatcher carries it out. */
export interface DispatchedCall extends InternalCall {
  readonly requestId?: string;
}

/** A call as far as its permission is concerned. */
export type PermissionCall = Pick<InternalCall, "service" | "operation" | "input" | "caller">;

/** Decides what a caller may do and may learn. */
export interface Authorizer {
  /** Throws AWS's refusal when the caller may not do what it asks for. */
  authorize(call: PermissionCall): void;
  /** The error as the caller may see it: that something is missing can be a secret. */
  concealError(call: PermissionCall, error: unknown): unknown;
}

/** Carries calls to services, from the wire and from services alike. */
export interface Dispatcher {
  /** @param origin the service that calls, for calls from within the endpoint */
  call(call: DispatchedCall, origin?: ServiceName): Promise<unknown>;
  service(name: ServiceName): Promise<Service>;
  /** Services loaded so far. */
  loaded(): Promise<Service[]>;
}

/** The gate between calls and their services when the endpoint plays faults. */
export interface Gate {
  readonly active: boolean;
  pass(call: DispatchedCall, origin: ServiceName | undefined): Promise<unknown>;
}

/**
 * @param options.load makes a service the first time it is called
 * @param options.gate makes the gate; it is given what carries a call out
 */
export function createDispatcher(options: {
  load: (name: ServiceName) => Promise<Service>;
  authorizer: Authorizer;
  gate?: (carry: (call: DispatchedCall) => Promise<unknown>) => Gate;
}): Dispatcher {
  const services = new Map<ServiceName, Promise<Service>>();
  /** Those that need not be waited for. */
  const ready = new Map<ServiceName, Service>();

  function service(name: ServiceName): Promise<Service> {
    const known = services.get(name);
    if (known) return known;
    const loading = options.load(name);
    services.set(name, loading);
    // What kept it from loading may pass, such as a full disk: the next call tries again.
    loading.then(
      (loaded) => ready.set(name, loaded),
      () => services.delete(name),
    );
    return loading;
  }

  async function carry({
    service: name,
    operation,
    input,
    caller,
    signal,
    requestId,
  }: DispatchedCall): Promise<unknown> {
    const { operations } = ready.get(name) ?? (await service(name));
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!run) throw unsupportedOperation(name, operation);
    const call = { service: name, operation, input, caller };
    options.authorizer.authorize(call);
    const ended = noteCall(`${name} ${operation}`);
    try {
      return await run(input, { caller, requestId: requestId ?? randomUUID(), signal: signal ?? neverAborted });
    } catch (error) {
      throw options.authorizer.concealError(call, error);
    } finally {
      ended();
    }
  }

  const gate = options.gate?.(carry);
  return {
    service,
    loaded: () => Promise.all(services.values()),
    call: (call, origin) => (gate?.active ? gate.pass(call, origin) : carry(call)),
  };
}

const neverAborted = new AbortController().signal;

/** The operation exists on AWS and not here: the endpoint never answers with a made-up success. */
function unsupportedOperation(name: ServiceName, operation: string): AwsError {
  return describeService(name).errors.unsupportedOperation(
    `The local endpoint does not carry out ${operation} of ${name}. On AWS it exists; here it would only be made up.`,
  );
}
