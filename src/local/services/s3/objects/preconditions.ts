import { AwsError } from "../../../aws-error.ts";
import { noSuchKey, notImplemented, preconditionFailed } from "../s3-errors.ts";
import type { StoredObject } from "./stored-object.ts";

interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/**
 * Checks the conditions of a read in the order of RFC 9110, section 13.2.2: an entity tag outranks a date.
 *
 * @throws AwsError `PreconditionFailed` (412) or `NotModified` (304)
 */
export function checkReadConditions(object: StoredObject, conditions: ReadConditions): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, object)) throw preconditionFailed("If-Match");
  } else if (IfUnmodifiedSince && seconds(object.modified) > seconds(IfUnmodifiedSince.getTime())) {
    throw preconditionFailed("If-Unmodified-Since");
  }
  if (IfNoneMatch !== undefined) {
    if (matches(IfNoneMatch, object)) throw notModified();
  } else if (IfModifiedSince && seconds(object.modified) <= seconds(IfModifiedSince.getTime())) {
    // A date that has not come yet says nothing (RFC 9110, section 13.1.3).
    if (IfModifiedSince.getTime() <= Date.now()) throw notModified();
  }
}

/**
 * Checks the conditions of a copy on its source; here every refusal is a 412.
 *
 * @throws AwsError `PreconditionFailed`
 */
export function checkCopyConditions(
  source: StoredObject,
  input: {
    readonly CopySourceIfMatch?: string | undefined;
    readonly CopySourceIfNoneMatch?: string | undefined;
    readonly CopySourceIfModifiedSince?: Date | undefined;
    readonly CopySourceIfUnmodifiedSince?: Date | undefined;
  },
): void {
  const asked = {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
  try {
    checkReadConditions(source, asked);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const positive = asked.IfNoneMatch === undefined ? "If-Modified-Since" : "If-None-Match";
    const condition = error.code === "NotModified" ? positive : String(error.members["Condition"]);
    throw preconditionFailed(`x-amz-copy-source-${condition}`);
  }
}

/**
 * Checks the conditions of a write on what the key holds now (a delete marker counts as nothing).
 *
 * @throws AwsError `PreconditionFailed`, `NoSuchKey` when `If-Match` meets nothing, `NotImplemented`
 */
export function checkWriteConditions(
  key: string,
  current: StoredObject | undefined,
  conditions: { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined },
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  const existing = current?.marker ? undefined : current;
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== "*") throw notImplemented("If-None-Match");
    if (existing) throw preconditionFailed("If-None-Match");
  }
  if (IfMatch !== undefined) {
    if (!existing) throw noSuchKey(key);
    if (!matches(IfMatch, existing)) throw preconditionFailed("If-Match");
  }
}

function matches(tags: string, object: StoredObject): boolean {
  return tags.split(",").some((tag) => {
    const bare = tag.trim().replace(/^W\//, "").replaceAll('"', "");
    return bare === "*" || bare === object.etag;
  });
}

/** Dates in headers are whole seconds. */
function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

function notModified(): AwsError {
  return new AwsError("NotModified", "Not Modified", { statusCode: 304 });
}
