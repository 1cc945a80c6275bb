import type { LifecycleRule } from "@aws-sdk/client-s3";
import type { StoredObject } from "../objects/stored-object.ts";
import type { S3 } from "../s3.ts";

const day = 24 * 60 * 60 * 1000;

/**
 * The header `x-amz-expiration` of an object: when a lifecycle rule of its bucket would delete it, and which one ("Lifecycle
 * configuration elements" and "Setting lifecycle configuration", Amazon S3 User Guide). Nothing is deleted here.
 *
 * @returns the earliest date and its rule; nothing where no rule applies to the object
 */
export function describeExpiration(s3: S3, object: StoredObject): { readonly Expiration?: string } {
  const stored = s3.buckets.getSetting(object.bucket, "lifecycle");
  if (stored === undefined || !object.latest) return {};
  const { Rules: rules }: { Rules: LifecycleRule[] } = JSON.parse(stored);
  const dates = rules
    .filter((rule) => rule.Status === "Enabled" && appliesTo(rule, object))
    .map((rule) => ({ id: rule.ID ?? "", moment: expiryOf(rule, object) }))
    .filter(({ moment }) => !Number.isNaN(moment))
    .toSorted((a, b) => a.moment - b.moment);
  const [first] = dates;
  if (!first) return {};
  return {
    Expiration: `expiry-date="${new Date(first.moment).toUTCString()}", rule-id="${encodeURIComponent(first.id)}"`,
  };
}

/** Days count from the object's creation and end at the next midnight of UTC. */
function expiryOf({ Expiration: expiration }: LifecycleRule, { modified }: StoredObject): number {
  if (expiration?.Date !== undefined) return new Date(expiration.Date).getTime();
  if (expiration?.Days === undefined) return Number.NaN;
  return Math.ceil((modified + expiration.Days * day) / day) * day;
}

function appliesTo(rule: LifecycleRule, object: StoredObject): boolean {
  const filter = rule.Filter?.And ?? rule.Filter ?? {};
  const tags = "Tags" in filter ? (filter.Tags ?? []) : "Tag" in filter && filter.Tag ? [filter.Tag] : [];
  return (
    object.key.startsWith(rule.Prefix ?? filter.Prefix ?? "") &&
    object.size > (filter.ObjectSizeGreaterThan ?? -1) &&
    object.size < (filter.ObjectSizeLessThan ?? Number.POSITIVE_INFINITY) &&
    tags.every((tag) => object.tags.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value))
  );
}
