import type { ServiceName } from "../../../service.ts";
import { callService } from "./call-service.ts";
import type { Integration } from "./integration.ts";
import { requestIntegration } from "./optimised-integration.ts";
import { parametersToInput, type ServiceOperation } from "./parameters.ts";
import { outputToResult } from "./results.ts";
import { sdkFailure } from "./service-failure.ts";

/** Services by the name `aws-sdk` resources use, with the name their errors carry. */
const services: Readonly<Record<string, { service: ServiceName; id: string }>> = {
  sts: { service: "sts", id: "Sts" },
  iam: { service: "iam", id: "Iam" },
  cloudformation: { service: "cloudformation", id: "CloudFormation" },
  s3: { service: "s3", id: "S3" },
  dynamodb: { service: "dynamodb", id: "DynamoDb" },
  lambda: { service: "lambda", id: "Lambda" },
  cloudwatchlogs: { service: "logs", id: "CloudWatchLogs" },
  eventbridge: { service: "events", id: "EventBridge" },
  sns: { service: "sns", id: "Sns" },
  sfn: { service: "states", id: "Sfn" },
  rekognition: { service: "rekognition", id: "Rekognition" },
};

/** The operation that `aws-sdk:SERVICE:ACTION` calls; undefined for services this endpoint does not have. */
export function sdkOperation(serviceId: string, action: string): ServiceOperation | undefined {
  const known = Object.hasOwn(services, serviceId) ? services[serviceId] : undefined;
  return known && { service: known.service, operation: action.charAt(0).toUpperCase() + action.slice(1) };
}

/** `arn:aws:states:::aws-sdk:SERVICE:OPERATION`, for every operation this endpoint has. Undefined for other services. */
export function awsSdkIntegration(serviceId: string, action: string): Integration | undefined {
  const known = services[serviceId];
  const call = sdkOperation(serviceId, action);
  if (!known || !call) return undefined;
  const { service, id } = known;
  return requestIntegration({
    resourceType: `aws-sdk:${serviceId}`,
    async send(task, parameters) {
      const input = await parametersToInput(call, parameters);
      return outputToResult(call, await callService(task, { ...call, input }));
    },
    fail: (error) => sdkFailure(error, { service, prefix: id, base: `${id}Exception`, shownService: id }),
  });
}
