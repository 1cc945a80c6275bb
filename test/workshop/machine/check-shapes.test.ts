import { describe, expect, test } from "vitest";
import { loadErrorWords } from "../../../src/text/words.ts";
import { checkShapes } from "../../../src/workshop/machine/check-shapes.ts";
import { readTemplate } from "../../../src/workshop/package-files.ts";

const words = await loadErrorWords("en");
const classic = await readTemplate("state-machines", "stage-4.asl.json");
const native = await readTemplate("state-machines", "sdk", "stage-4.asl.json");

/** A definition with one text in place of another, which has to be there. */
function change(definition: string, from: string, to: string): string {
  expect(definition).toContain(from);
  return definition.replaceAll(from, to);
}

/** One state of a definition in place of that of another. */
function swap(definition: string, path: readonly string[], from: string): string {
  const read = (text: string) => {
    const machine: { States: Record<string, unknown> } = JSON.parse(text);
    return machine;
  };
  const [machine, other] = [read(definition), read(from)];
  for (const name of path) machine.States[name] = other.States[name];
  return JSON.stringify(machine);
}

function sentences(definition: string): string[] {
  return checkShapes(definition).map((problem) => words.word(problem));
}

describe("the shapes of results", () => {
  test.each(["stage-1", "stage-2", "stage-3", "stage-4"])(
    "the workshop's own %s is sound in both forms",
    async (stage) => {
      for (const folder of [[], ["sdk"]])
        expect(sentences(await readTemplate("state-machines", ...folder, `${stage}.asl.json`))).toEqual([]);
    },
  );

  test("a path past the envelope of lambda:invoke", () => {
    expect(sentences(change(native, "$.parallelResult[0].Payload.FaceId", "$.parallelResult[0].FaceId"))).toEqual([
      "PersistMetadata reads $.parallelResult[0].FaceId, but AddFaceToIndex is a lambda:invoke task: its result is under .Payload. Write $.parallelResult[0].Payload.FaceId.",
    ]);
  });

  test("a path into an envelope that a function's ARN does not make", () => {
    expect(sentences(swap(native, ["ParallelProcessing"], classic))).toEqual([
      "PersistMetadata reads $.parallelResult[0].Payload.FaceId, but AddFaceToIndex names its function by ARN: its result has no .Payload. Write $.parallelResult[0].FaceId.",
      "PersistMetadata reads $.parallelResult[1].Payload.thumbnail.s3bucket, but Thumbnail names its function by ARN: its result has no .Payload. Write $.parallelResult[1].thumbnail.s3bucket.",
      "PersistMetadata reads $.parallelResult[1].Payload.thumbnail.s3key, but Thumbnail names its function by ARN: its result has no .Payload. Write $.parallelResult[1].thumbnail.s3key.",
    ]);
  });

  test("the function PersistMetadata behind lambda:invoke", () => {
    expect(sentences(swap(classic, ["ParallelProcessing"], native))).toEqual([
      "PersistMetadata would store no faceId: its code reads parallelResult[0].FaceId, but AddFaceToIndex is a lambda:invoke task.",
    ]);
  });

  test("a field that no branch gives, and a branch that is not there", () => {
    expect(sentences(change(native, "Payload.FaceId", "Payload.faceID"))).toEqual([
      "PersistMetadata reads $.parallelResult[0].Payload.faceID, but AddFaceToIndex gives only FaceId, BoundingBox, ImageId, ExternalImageId, Confidence.",
    ]);
    expect(sentences(change(native, "parallelResult[0]", "parallelResult[2]"))).toEqual([
      "PersistMetadata reads $.parallelResult[2].Payload.FaceId, but ParallelProcessing has only 2 branches.",
    ]);
  });

  test("results that a selector or an output path shapes are taken as they are written", () => {
    const machine = JSON.parse(native);
    const { States } = machine.States.ParallelProcessing.Branches[0];
    States.AddFaceToIndex.OutputPath = "$.Payload";
    expect(sentences(change(JSON.stringify(machine), "[0].Payload.FaceId", "[0].FaceId"))).toEqual([]);
    expect(sentences(JSON.stringify(machine))).toHaveLength(1);
    States.AddFaceToIndex = {
      ...States.AddFaceToIndex,
      OutputPath: "$",
      ResultSelector: { "id.$": "$.Payload.FaceId" },
    };
    expect(sentences(change(JSON.stringify(machine), "[0].Payload.FaceId", "[0].id"))).toEqual([]);
  });
});
