import { branch, edit, replace, state, type Machine, type Mutation } from "./machine.ts";
import { writingMutations } from "./writing.ts";

function itemOf(machine: Machine): Record<string, object> {
  const item = state(machine, "PersistMetadata").Parameters?.Item;
  if (item === undefined) throw new Error("The solution writes no item");
  return item;
}

/** Lesson 10. */
export const withoutFunctionMutations: readonly Mutation[] = [
  ...writingMutations(),
  { mistake: "mistake-not-native", change: replace(":::dynamodb:putItem", ":::aws-sdk:dynamodb:putItem") },
  { mistake: "mistake-not-native", change: replace(":::sns:publish", ":::sqs:sendMessage") },
  { mistake: "mistake-other-parameter", change: replace(/"TableName": "[^"]*"/, '"TableName": "riders"') },
  {
    mistake: "mistake-state-missing",
    change: (text) => text.replaceAll('"PersistMetadata"', '"PersistMetadataX"'),
  },
  { mistake: "mistake-item-untyped", change: edit((machine) => (itemOf(machine)["faceId"] = { "faceId.$": "$.x" })) },
  { mistake: "mistake-path-as-text", change: edit((machine) => (itemOf(machine)["Username"] = { S: "$.userId" })) },
  {
    mistake: "mistake-object-as-text",
    change: edit((machine) => (itemOf(machine)["thumbnail"] = { "S.$": "$.parallelResult[1].Payload.thumbnail" })),
  },
  { mistake: "mistake-payload-missing", change: replace("[0].Payload.FaceId", "[0].FaceId") },
  {
    mistake: "mistake-payload-extra",
    change: edit((machine) => {
      const index = state(branch(machine, 0), "AddFaceToIndex");
      index["Resource"] = index.Parameters?.FunctionName?.replace(/:\$LATEST$/, "");
      delete index.Parameters;
    }),
  },
  {
    mistake: "mistake-output-path",
    change: edit((machine) => (state(machine, "FaceDetection")["OutputPath"] = "$.Payload")),
  },
  {
    mistake: "mistake-lambda-retry-missing",
    change: edit((machine) => {
      delete state(branch(machine, 1), "Thumbnail")["Retry"];
    }),
  },
  {
    mistake: "mistake-execution-failed",
    change: edit((machine) => (itemOf(machine)["faceId"] = { "S.$": "$.nowhere" })),
  },
  { mistake: "mistake-item-differs", change: edit((machine) => (itemOf(machine)["faceId"] = { S: "a-face" })) },
  {
    mistake: "mistake-not-published",
    change: edit((machine) => (state(machine, "PhotoDoesNotMeetRequirement")["ResultPath"] = null)),
  },
];
