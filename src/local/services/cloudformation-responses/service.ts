import { AwsError } from "../../aws-error.ts";
import type { Service, ServiceHost } from "../../service.ts";
import { openSignals } from "../cloudformation/stacks/signals.ts";

interface ResponseCall {
  readonly method: string;
  readonly token: string;
  readonly text: string;
}

/** Takes the responses that resources wait for. */
export function createResponseService(host: ServiceHost): Service {
  const signals = openSignals(host.store);
  return {
    operations: {
      PutResponse({ method, token, text }: ResponseCall) {
        if (method !== "PUT") {
          throw new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.", {
            statusCode: 405,
          });
        }
        if (signals.add(token, text)) return {};
        throw new AwsError("AccessDenied", "Nothing waits for this response.", { statusCode: 403 });
      },
    },
  };
}
