import { randomUUID } from "node:crypto";
import { AwsError } from "./aws-error.ts";
import type { Caller, InternalCall, Service, ServiceName } from "./service.ts";

/** A call as the dispatcher carries it out. */
export interface DispatchedCall extends InternalCall {
  readonly requestId?: string;
}

/** Decides whether a caller may do what it asks for; throws AWS's refusal when not. */
export type Authorizer = (call: { service: ServiceName; operation: string; input: unknown; caller: Caller }) => void;

/** Carries calls to services, from the wire and from services alike. */
export interface Dispatcher {
  call(call: DispatchedCall): Promise<unknown>;
  service(name: ServiceName): Promise<Service>;
  /** Services loaded so far. */
  loaded(): Promise<Service[]>;
}

/** @param options.load makes a service the first time it is called */
export function createDispatcher(options: {
  load: (name: ServiceName) => Promise<Service>;
  authorize: Authorizer;
}): Dispatcher {
  const services = new Map<ServiceName, Promise<Service>>();

  function service(name: ServiceName): Promise<Service> {
    let loading = services.get(name);
    if (!loading) services.set(name, (loading = options.load(name)));
    return loading;
  }

  return {
    service,
    loaded: () => Promise.all(services.values()),
    async call({ service: name, operation, input, caller, signal, requestId }) {
      const operations = (await service(name)).operations;
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw unsupportedOperation(name, operation);
      options.authorize({ service: name, operation, input, caller });
      return run(input, { caller, requestId: requestId ?? randomUUID(), signal: signal ?? neverAborted });
    },
  };
}

const neverAborted = new AbortController().signal;

/** The service knows the operation on AWS, but this endpoint does not carry it out: never a made-up success. */
function unsupportedOperation(name: ServiceName, operation: string): AwsError {
  const code =
    name === "s3"
      ? "NotImplemented"
      : name === "sts" || name === "iam" || name === "cloudformation"
        ? "InvalidAction"
        : "UnknownOperationException";
  return new AwsError(
    code,
    `The local endpoint does not carry out ${operation} of ${name}. On AWS it exists; here it would only be made up.`,
    {
      statusCode: name === "s3" ? 501 : 400,
    },
  );
}
