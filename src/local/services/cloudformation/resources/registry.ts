import { cdkMetadata } from "./types/cdk-metadata.ts";
import { cloudFormationCustomResource } from "./types/cloudformation-custom-resource.ts";
import { cloudFormationWaitCondition } from "./types/cloudformation-wait-condition.ts";
import { cloudFormationWaitConditionHandle } from "./types/cloudformation-wait-condition-handle.ts";
import { iamRolePolicy } from "./types/iam-role-policy.ts";
import { lambdaAlias } from "./types/lambda-alias.ts";
import { lambdaVersion } from "./types/lambda-version.ts";
import { rekognitionCollection } from "./types/rekognition-collection.ts";
import { ssmParameter } from "./types/ssm-parameter.ts";
import { stepFunctionsStateMachineAlias } from "./types/step-functions-state-machine-alias.ts";
import { stepFunctionsStateMachineVersion } from "./types/step-functions-state-machine-version.ts";
import { dynamoDbTable } from "./types/dynamodb-table.ts";
import type { ResourceHandler } from "./handler.ts";
import { eventsEventBus } from "./types/events-event-bus.ts";
import { eventsRule } from "./types/events-rule.ts";
import { iamManagedPolicy } from "./types/iam-managed-policy.ts";
import { iamPolicy } from "./types/iam-policy.ts";
import { iamRole } from "./types/iam-role.ts";
import { lambdaEventInvokeConfig } from "./types/lambda-event-invoke-config.ts";
import { lambdaFunction } from "./types/lambda-function.ts";
import { lambdaPermission } from "./types/lambda-permission.ts";
import { lambdaUrl } from "./types/lambda-url.ts";
import { logsLogGroup } from "./types/logs-log-group.ts";
import { logsResourcePolicy } from "./types/logs-resource-policy.ts";
import { s3Bucket } from "./types/s3-bucket.ts";
import { s3BucketPolicy } from "./types/s3-bucket-policy.ts";
import { sesEmailIdentity } from "./types/ses-email-identity.ts";
import { snsSubscription } from "./types/sns-subscription.ts";
import { snsTopic } from "./types/sns-topic.ts";
import { snsTopicPolicy } from "./types/sns-topic-policy.ts";
import { stepFunctionsActivity } from "./types/step-functions-activity.ts";
import { stepFunctionsStateMachine } from "./types/step-functions-state-machine.ts";

const handlers: ReadonlyMap<string, ResourceHandler> = new Map(
  [
    cdkMetadata,
    cloudFormationCustomResource,
    cloudFormationWaitCondition,
    cloudFormationWaitConditionHandle,
    iamRolePolicy,
    lambdaAlias,
    lambdaVersion,
    rekognitionCollection,
    ssmParameter,
    stepFunctionsStateMachineAlias,
    stepFunctionsStateMachineVersion,
    dynamoDbTable,
    eventsEventBus,
    eventsRule,
    iamManagedPolicy,
    iamPolicy,
    iamRole,
    lambdaEventInvokeConfig,
    lambdaFunction,
    lambdaPermission,
    lambdaUrl,
    logsLogGroup,
    logsResourcePolicy,
    s3Bucket,
    s3BucketPolicy,
    sesEmailIdentity,
    snsSubscription,
    snsTopic,
    snsTopicPolicy,
    stepFunctionsActivity,
    stepFunctionsStateMachine,
  ].map((handler) => [handler.type, handler]),
);

/** The names of all resource types, sorted. */
export function resourceTypes(): string[] {
  return [...handlers.keys()].sort();
}

/** The handler of a resource type, if there is one. */
export function findHandler(type: string): ResourceHandler | undefined {
  return handlers.get(type.startsWith("Custom::") ? cloudFormationCustomResource.type : type);
}
