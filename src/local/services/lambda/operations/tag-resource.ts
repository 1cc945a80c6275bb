import type { TagResourceCommandInput, TagResourceCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionArn } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";
import { checkTags } from "../tags.ts";

/** TagResource. */
export function tagResource(lambda: LambdaService): Operation<TagResourceCommandInput, TagResourceCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionArn(input.Resource, caller);
    if (!input.Tags || Object.keys(input.Tags).length === 0) {
      throw new AwsError("InvalidParameterValueException", "An error occurred and the request cannot be processed.");
    }
    const record = lambda.functions.get(caller, name);
    lambda.functions.save({ ...record, tags: checkTags({ ...record.tags, ...input.Tags }) });
    return {};
  };
}
