import type { StorageClass } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";

const storageClasses: readonly StorageClass[] = [
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER",
  "DEEP_ARCHIVE",
  "GLACIER_IR",
];

/** The storage class of a write, STANDARD by default. @throws AwsError `InvalidStorageClass` */
export function checkStorageClass(name: string | undefined): StorageClass {
  if (name === undefined) return "STANDARD";
  const known = storageClasses.find((storageClass) => storageClass === name);
  if (known) return known;
  throw new AwsError("InvalidStorageClass", "The storage class you specified is not valid", {
    statusCode: 400,
    members: { StorageClassRequested: name },
  });
}

/**
 * Refuses an object in an archive: it must be restored before it is read, and nothing is restored here.
 *
 * @throws AwsError `InvalidObjectState`
 */
export function refuseArchived({ storageClass }: { readonly storageClass: StorageClass }): void {
  if (storageClass !== "GLACIER" && storageClass !== "DEEP_ARCHIVE") return;
  throw new AwsError("InvalidObjectState", "The operation is not valid for the object's storage class", {
    statusCode: 403,
    members: { StorageClass: storageClass },
  });
}

/** A class as a row keeps it. */
export function readStorageClass(stored: unknown): StorageClass {
  return storageClasses.find((known) => known === stored) ?? "STANDARD";
}
