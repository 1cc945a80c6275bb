import { cdkMetadata } from "./cdk-metadata.ts";
import { cloudFormationCustomResource } from "./cloudformation-custom-resource.ts";
import { cloudFormationWaitCondition } from "./cloudformation-wait-condition.ts";
import { cloudFormationWaitConditionHandle } from "./cloudformation-wait-condition-handle.ts";
import { iamRolePolicy } from "./iam-role-policy.ts";
import { lambdaAlias } from "./lambda-alias.ts";
import { lambdaVersion } from "./lambda-version.ts";
import { rekognitionCollection } from "./rekognition-collection.ts";
import { ssmParameter } from "./ssm-parameter.ts";
import { stepFunctionsStateMachineAlias } from "./step-functions-state-machine-alias.ts";
import { stepFunctionsStateMachineVersion } from "./step-functions-state-machine-version.ts";
import { dynamoDbTable } from "./dynamodb-table.ts";
import type { ResourceHandler } from "./handler.ts";
import { eventsEventBus } from "./events-event-bus.ts";
import { eventsRule } from "./events-rule.ts";
import { iamManagedPolicy } from "./iam-managed-policy.ts";
import { iamPolicy } from "./iam-policy.ts";
import { iamRole } from "./iam-role.ts";
import { lambdaEventInvokeConfig } from "./lambda-event-invoke-config.ts";
import { lambdaFunction } from "./lambda-function.ts";
import { lambdaPermission } from "./lambda-permission.ts";
import { lambdaUrl } from "./lambda-url.ts";
import { logsLogGroup } from "./logs-log-group.ts";
import { logsResourcePolicy } from "./logs-resource-policy.ts";
import { s3Bucket } from "./s3-bucket.ts";
import { s3BucketPolicy } from "./s3-bucket-policy.ts";
import { sesEmailIdentity } from "./ses-email-identity.ts";
import { snsSubscription } from "./sns-subscription.ts";
import { snsTopic } from "./sns-topic.ts";
import { snsTopicPolicy } from "./sns-topic-policy.ts";
import { stepFunctionsActivity } from "./step-functions-activity.ts";
import { stepFunctionsStateMachine } from "./step-functions-state-machine.ts";

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
