import type {
  BucketLifecycleConfiguration,
  DeleteBucketLifecycleCommandInput,
  DeleteBucketLifecycleCommandOutput,
  GetBucketLifecycleConfigurationCommandInput,
  GetBucketLifecycleConfigurationCommandOutput,
  LifecycleRule,
  PutBucketLifecycleConfigurationCommandInput,
  PutBucketLifecycleConfigurationCommandOutput,
  TransitionDefaultMinimumObjectSize,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument, malformedXml } from "../s3-errors.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

interface Lifecycle extends BucketLifecycleConfiguration {
  readonly minimumSize: TransitionDefaultMinimumObjectSize;
}

const noLifecycle = refuse(
  (bucket) =>
    new AwsError("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", {
      statusCode: 404,
      members: { BucketName: bucket },
    }),
);

/** @throws AwsError `NoSuchLifecycleConfiguration` */
export function getBucketLifecycleConfiguration(
  s3: S3,
): Operation<GetBucketLifecycleConfigurationCommandInput, GetBucketLifecycleConfigurationCommandOutput> {
  const lifecycle = storedSetting<Lifecycle>(s3, "lifecycle", noLifecycle);
  return (input, context) => {
    const { Rules, minimumSize } = lifecycle.get(input, context);
    return { Rules: Rules?.map(withDates), TransitionDefaultMinimumObjectSize: minimumSize };
  };
}

/** The rules are kept, not carried out: nothing expires on a machine that lives for a workshop. */
export function putBucketLifecycleConfiguration(
  s3: S3,
): Operation<PutBucketLifecycleConfigurationCommandInput, PutBucketLifecycleConfigurationCommandOutput> {
  const lifecycle = storedSetting<Lifecycle>(s3, "lifecycle", noLifecycle);
  return (input, context) => {
    const minimumSize = input.TransitionDefaultMinimumObjectSize ?? "all_storage_classes_128K";
    const rules = checkRules(input.LifecycleConfiguration?.Rules ?? []);
    lifecycle.put(input, context, { Rules: rules, minimumSize });
    return { TransitionDefaultMinimumObjectSize: minimumSize };
  };
}

/** Succeeds also without a configuration. */
export function deleteBucketLifecycle(
  s3: S3,
): Operation<DeleteBucketLifecycleCommandInput, DeleteBucketLifecycleCommandOutput> {
  const lifecycle = storedSetting<Lifecycle>(s3, "lifecycle", noLifecycle);
  return (input, context) => {
    lifecycle.delete(input, context);
    return {};
  };
}

/** @throws AwsError `MalformedXML`, `InvalidArgument`, `InvalidRequest` */
function checkRules(rules: readonly LifecycleRule[]): LifecycleRule[] {
  if (rules.length === 0 || rules.length > 1000) throw malformedXml();
  const ids = new Set<string>();
  return rules.map((rule, index) => {
    if (rule.Status !== "Enabled" && rule.Status !== "Disabled") throw malformedXml();
    const id = rule.ID ?? `rule-${index + 1}`;
    if (id.length > 255) throw invalidArgument("ID length should not exceed allowed limit of 255", "ID", id);
    if (ids.has(id)) throw invalidArgument("Rule ID must be unique. Found same ID for more than one rule", "ID", id);
    ids.add(id);
    const actions = [
      rule.Expiration,
      rule.Transitions,
      rule.NoncurrentVersionExpiration,
      rule.NoncurrentVersionTransitions,
      rule.AbortIncompleteMultipartUpload,
    ];
    if (actions.every((action) => action === undefined)) {
      throw new AwsError("InvalidRequest", "At least one action needs to be specified in a rule", { statusCode: 400 });
    }
    return { ...rule, ID: id };
  });
}

/** JSON keeps dates as texts. */
function withDates(rule: LifecycleRule): LifecycleRule {
  const dated = <T extends { Date?: Date | undefined }>(action: T): T =>
    action.Date === undefined ? action : { ...action, Date: new Date(action.Date) };
  return {
    ...rule,
    ...(rule.Expiration && { Expiration: dated(rule.Expiration) }),
    ...(rule.Transitions && { Transitions: rule.Transitions.map(dated) }),
  };
}
