import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";
import type { Operation } from "../../../service.ts";

/** Needs no permission: every caller with a signature can ask for their identity. */
export const getCallerIdentity: Operation<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput> = (
  _input,
  { caller },
) => ({
  UserId: caller.principal.userId,
  Account: caller.account,
  Arn: caller.principal.arn,
});
