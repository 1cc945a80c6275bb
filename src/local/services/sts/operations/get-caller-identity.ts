import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";
import type { Operation } from "../../../service.ts";

/** Needs no permission: every signed request can ask for the caller's identity. */
export const getCallerIdentity: Operation<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput> = (
  _input,
  { caller },
) => ({
  UserId: caller.principal.userId,
  Account: caller.account,
  Arn: caller.principal.arn,
});
