import { arnIn } from "../../../arn.ts";
import { AwsError } from "../../aws-error.ts";
import { mostTags } from "../../service-kit/tags.ts";
import type { CallContext } from "../../service.ts";
import type { Constraint } from "./constraints.ts";
import type { CollectionKey, StoredCollection, Tags } from "./collection-table.ts";
import { type RekognitionContext, requireCollection } from "./rekognition-context.ts";

const keyPattern = "(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";
const valuePattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";

/** Returns the constraints of a request's tags from AWS's model. */
export function constrainTags(tags: Tags | undefined, presence: "required" | "optional"): Constraint[] {
  return [
    { name: "tags", value: tags, required: presence === "required" },
    ...Object.entries(tags ?? {}).flatMap(([key, value]): Constraint[] => [
      { name: "tags", value: key, min: 1, max: 128, pattern: keyPattern },
      { name: `tags.${key}.member`, value, max: 256, pattern: valuePattern },
    ]),
  ];
}

/** Returns the constraints of the ARN of a resource with tags from AWS's model. */
export function constrainArn(value: unknown): Constraint {
  return {
    name: "resourceArn",
    value,
    required: true,
    min: 20,
    max: 2048,
    pattern: "(^arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:.*$)",
  };
}

/**
 * Tags with others laid over them.
 *
 * @throws AwsError ServiceQuotaExceededException
 */
export function mergeTags(present: Tags, added: Tags | undefined): Tags {
  const merged = { ...present, ...added };
  if (Object.keys(merged).length <= mostTags) return merged;
  throw new AwsError("ServiceQuotaExceededException", `A resource can have at most ${mostTags} tags.`);
}

/**
 * The collection of an ARN; other resources of Rekognition do not exist here.
 *
 * @throws AwsError ResourceNotFoundException
 */
export function requireTagged(
  rekognition: RekognitionContext,
  { caller }: CallContext,
  arn: string | undefined,
): { key: CollectionKey; found: StoredCollection } {
  const start = arnIn(caller, "rekognition", "collection/");
  if (!arn?.startsWith(start)) throw new AwsError("ResourceNotFoundException", `The resource ${arn} does not exist`);
  const key = { account: caller.account, region: caller.region, collection: arn.slice(start.length) };
  return { key, found: requireCollection(rekognition, key) };
}
