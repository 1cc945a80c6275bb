import type { ListTagsCommandInput, ListTagsCommandOutput } from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { parseFunctionArn } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** ListTags. */
export function listTags(lambda: LambdaService): Operation<ListTagsCommandInput, ListTagsCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionArn(input.Resource, caller);
    return { Tags: { ...lambda.functions.get(caller, name).tags } };
  };
}
