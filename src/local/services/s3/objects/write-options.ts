import type { StorageClass } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import { notImplemented } from "../s3-errors.ts";
import { checkStorageClass } from "./storage-class.ts";

interface WriteInput {
  readonly ACL?: string | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
  readonly ServerSideEncryption?: string | undefined;
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
  readonly WriteOffsetBytes?: number | undefined;
  readonly StorageClass?: string | undefined;
}

/**
 * Checks what a write asks for beside content: what this endpoint does not do it refuses.
 *
 * @returns the storage class
 * @throws AwsError `AccessControlListNotSupported`, `InvalidStorageClass`, `NotImplemented`
 */
export function checkWriteOptions(input: WriteInput): StorageClass {
  const grants = [input.GrantFullControl, input.GrantRead, input.GrantReadACP, input.GrantWriteACP];
  if ((input.ACL !== undefined && input.ACL !== "bucket-owner-full-control") || grants.some(Boolean)) {
    throw new AwsError("AccessControlListNotSupported", "The bucket does not allow ACLs", { statusCode: 400 });
  }
  if (input.ServerSideEncryption !== undefined && input.ServerSideEncryption !== "AES256") {
    throw notImplemented("x-amz-server-side-encryption");
  }
  if (input.SSECustomerAlgorithm !== undefined || input.SSECustomerKey !== undefined) {
    throw notImplemented("x-amz-server-side-encryption-customer-algorithm");
  }
  if (input.ObjectLockMode !== undefined) throw notImplemented("x-amz-object-lock-mode");
  if (input.ObjectLockLegalHoldStatus !== undefined) throw notImplemented("x-amz-object-lock-legal-hold");
  if (input.WriteOffsetBytes !== undefined) throw notImplemented("x-amz-write-offset-bytes");
  return checkStorageClass(input.StorageClass);
}
