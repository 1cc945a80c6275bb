import type { UntagResourceCommandInput, UntagResourceCommandOutput } from "@aws-sdk/client-lambda";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionArn } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** UntagResource. Keys the function does not have are passed over. */
export function untagResource(lambda: LambdaService): Operation<UntagResourceCommandInput, UntagResourceCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionArn(input.Resource, caller);
    checkConstraints("ValidationException").required("tagKeys", input.TagKeys).finish();
    const record = lambda.functions.get(caller, name);
    const left = Object.entries(record.tags).filter(([key]) => !input.TagKeys?.includes(key));
    lambda.functions.save({ ...record, tags: Object.fromEntries(left) });
    return {};
  };
}
