import { crc32 } from "node:zlib";
import { callService } from "./call-service.ts";
import { requestIntegration } from "./optimised-integration.ts";
import { httpDate, sdkAnswer } from "./sdk-answer.ts";
import { optimisedFailure } from "./service-failure.ts";
import type { Integration } from "./integration.ts";
import { parametersToInput } from "./parameters.ts";
import { outputToResult } from "./results.ts";

/** `arn:aws:states:::dynamodb:getItem|putItem|updateItem|deleteItem`. */
export function dynamodbIntegration(operation: string): Integration {
  return requestIntegration({
    resourceType: "dynamodb",
    async send(task, parameters) {
      const call = { service: "dynamodb", operation } as const;
      const input = await parametersToInput(call, parameters);
      const result = await outputToResult(call, await callService(task, { ...call, input }));
      const body = Buffer.from(JSON.stringify(result));
      const answer = sdkAnswer((requestId) => ({
        Server: "Server",
        Connection: "keep-alive",
        "x-amzn-RequestId": requestId,
        "x-amz-crc32": String(crc32(body)),
        "Content-Length": String(body.length),
        Date: httpDate(task.host.now()),
        "Content-Type": "application/x-amz-json-1.0",
      }));
      return { ...result, ...answer };
    },
    fail: (error) =>
      optimisedFailure(error, {
        service: "dynamodb",
        prefix: "DynamoDB",
        base: "AmazonDynamoDBException",
        shownService: "AmazonDynamoDBv2",
      }),
  });
}
