import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";
import type { Operation } from "../../../service.ts";

/** Needs no permission: whoever can sign can ask who he is. */
export const getCallerIdentity: Operation<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput> = (
  _input,
  { caller },
) => ({
  UserId: caller.principal.userId,
  Account: caller.account,
  Arn: caller.principal.arn,
});
