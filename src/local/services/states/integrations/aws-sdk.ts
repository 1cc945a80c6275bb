import { AwsError } from "../../../aws-error.ts";
import { describeService, findIntegratedService } from "../../registry.ts";
import { callService } from "./call-service.ts";
import type { Integration } from "./integration.ts";
import { requestIntegration } from "./optimised-integration.ts";
import { parametersToInput, type ServiceOperation } from "./parameters.ts";
import { outputToResult } from "./results.ts";
import { sdkFailure } from "./service-failure.ts";

/** The operation that `aws-sdk:SERVICE:ACTION` calls; undefined for services this endpoint does not have. */
function sdkOperation(serviceId: string, action: string): ServiceOperation | undefined {
  const service = findIntegratedService(serviceId);
  return service && { service, operation: action.charAt(0).toUpperCase() + action.slice(1) };
}

/** The error of S3 for a missing thing, by the HEAD request that asked for it. */
const absent: Readonly<Record<string, readonly [code: string, message: string]>> = {
  HeadObject: ["NoSuchKey", "The specified key does not exist."],
  HeadBucket: ["NoSuchBucket", "The specified bucket does not exist."],
};

/**
 * S3's answer to a HEAD request has no body that names the error. The SDK for Java 2 fills it in by the request (its
 * `ExceptionTranslationInterceptor`).
 */
function nameAbsent({ service, operation }: ServiceOperation, error: unknown): unknown {
  const known = service === "s3" ? absent[operation] : undefined;
  if (known === undefined || !(error instanceof AwsError) || error.code !== "NotFound") return error;
  const [code, message] = known;
  return new AwsError(code, message, { statusCode: 404 });
}

/** `arn:aws:states:::aws-sdk:SERVICE:OPERATION`, for every operation this endpoint has. Undefined for other services. */
export function awsSdkIntegration(serviceId: string, action: string): Integration | undefined {
  const call = sdkOperation(serviceId, action);
  if (!call) return undefined;
  const { service } = call;
  const id = describeService(service).sdk?.errors ?? service;
  return requestIntegration({
    resourceType: `aws-sdk:${serviceId}`,
    async send(task, parameters) {
      const input = await parametersToInput(call, parameters);
      return outputToResult(call, await callService(task, { ...call, input }));
    },
    fail: (error) =>
      sdkFailure(nameAbsent(call, error), { service, prefix: id, base: `${id}Exception`, shownService: id }),
  });
}
