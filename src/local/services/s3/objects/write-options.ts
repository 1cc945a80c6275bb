import type { StorageClass } from "@aws-sdk/client-s3";
import { notImplemented } from "../s3-errors.ts";
import { checkStorageClass } from "./storage-class.ts";

interface WriteInput {
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
 * @throws AwsError `InvalidStorageClass`, `NotImplemented`
 */
export function checkWriteOptions(input: WriteInput): StorageClass {
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
