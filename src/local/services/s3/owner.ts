import { createHash } from "node:crypto";

/** S3's canonical user ID of an account: 64 hexadecimal digits from which the account's number cannot be read. */
export function canonicalUser(account: string): { ID: string } {
  return { ID: createHash("sha256").update(`canonical-user/${account}`).digest("hex") };
}
