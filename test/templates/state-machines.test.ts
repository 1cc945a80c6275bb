import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { loadWords } from "../../src/text/words.ts";
import { readStages as readWordedStages } from "../../src/workshop/stages.ts";

const folder = join(packageRoot, "templates", "state-machines");

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly ResultPath?: string | null;
  readonly Branches?: readonly Definition[];
}

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface Stages {
  readonly stages: readonly {
    readonly stage: number;
    readonly machine: string;
    readonly title: string;
    readonly definition: string;
    readonly adds: readonly string[];
    readonly explanation: readonly string[];
  }[];
}

async function readStages(): Promise<Stages["stages"]> {
  const { stages }: Stages = JSON.parse(await readFile(join(folder, "stages.json"), "utf8"));
  return stages;
}

async function readDefinition(stage: number): Promise<Definition> {
  return JSON.parse(await readFile(join(folder, `stage-${stage}.asl.json`), "utf8"));
}

/** Names of all states, those inside branches included, in the order they are written in. */
function listStates({ States }: Definition): string[] {
  return Object.entries(States).flatMap(([name, { Branches = [] }]) => [name, ...Branches.flatMap(listStates)]);
}

/** Where each state leads: the next state, or its end. */
function listSteps({ States }: Definition): string[] {
  return Object.entries(States).map(([name, { Next, End }]) => `${name} → ${Next ?? (End === true ? "end" : "?")}`);
}

test.each([
  [1, ["FaceDetection → end", "PhotoDoesNotMeetRequirement → end"]],
  [2, ["FaceDetection → CheckFaceDuplicate", "PhotoDoesNotMeetRequirement → end", "CheckFaceDuplicate → end"]],
  [
    3,
    [
      "FaceDetection → CheckFaceDuplicate",
      "PhotoDoesNotMeetRequirement → end",
      "CheckFaceDuplicate → ParallelProcessing",
      "ParallelProcessing → end",
    ],
  ],
  [
    4,
    [
      "FaceDetection → CheckFaceDuplicate",
      "PhotoDoesNotMeetRequirement → end",
      "CheckFaceDuplicate → ParallelProcessing",
      "ParallelProcessing → PersistMetadata",
      "PersistMetadata → end",
    ],
  ],
])("stage %i leads through the workshop's states", async (stage, steps) => {
  expect(listSteps(await readDefinition(stage))).toEqual(steps);
});

test("stage 4 is the workshop's last machine, with placeholders for the functions", async () => {
  const catchError = (name: string) => [
    { ErrorEquals: [name], ResultPath: "$.errorInfo", Next: "PhotoDoesNotMeetRequirement" },
  ];
  expect(await readDefinition(4)).toEqual({
    Comment: "Rider photo processing workflow",
    StartAt: "FaceDetection",
    States: {
      FaceDetection: {
        Type: "Task",
        Resource: "${FaceDetectionFunctionArn}",
        ResultPath: "$.detectedFaceDetails",
        Next: "CheckFaceDuplicate",
        Catch: catchError("PhotoDoesNotMeetRequirementError"),
      },
      PhotoDoesNotMeetRequirement: {
        Type: "Task",
        Resource: "${NotificationPlaceholderFunctionArn}",
        End: true,
      },
      CheckFaceDuplicate: {
        Type: "Task",
        Resource: "${FaceSearchFunctionArn}",
        ResultPath: null,
        Next: "ParallelProcessing",
        Catch: catchError("FaceAlreadyExistsError"),
      },
      ParallelProcessing: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "AddFaceToIndex",
            States: { AddFaceToIndex: { Type: "Task", Resource: "${IndexFaceFunctionArn}", End: true } },
          },
          {
            StartAt: "Thumbnail",
            States: { Thumbnail: { Type: "Task", Resource: "${ThumbnailFunctionArn}", End: true } },
          },
        ],
        ResultPath: "$.parallelResult",
        Next: "PersistMetadata",
      },
      PersistMetadata: {
        Type: "Task",
        Resource: "${PersistMetadataFunctionArn}",
        ResultPath: null,
        End: true,
      },
    },
  });
});

test.each([2, 3, 4])("stage %i changes nothing of the states before it but where they lead", async (stage) => {
  const before = await readDefinition(stage - 1);
  const { States } = await readDefinition(stage);
  for (const [name, { Next: _next, End: _end, ...kept }] of Object.entries(before.States)) {
    expect(States[name]).toMatchObject(kept);
  }
});

describe("what is told of the stages", () => {
  test("names them in order, each with its machine and definition", async () => {
    expect((await readStages()).map(({ stage, machine, definition }) => [stage, machine, definition])).toEqual(
      [1, 2, 3, 4].map((stage) => [stage, `RiderPhotoProcessing-${stage}`, `stage-${stage}.asl.json`]),
    );
  });

  test.each([1, 2, 3, 4])("stage %i adds exactly the states that the definition has more", async (stage) => {
    const before = stage === 1 ? [] : listStates(await readDefinition(stage - 1));
    const added = listStates(await readDefinition(stage)).filter((name) => !before.includes(name));
    expect((await readStages())[stage - 1]?.adds).toEqual(added);
  });

  test("is text that a person reads", async () => {
    const words = await loadWords("en", ["progress-stages"]);
    for (const { title, explanation } of await readWordedStages()) {
      expect(words.word(title)).toMatch(/^[A-Z].*[^.]$/);
      expect(explanation.length).toBeGreaterThan(0);
      for (const sentence of explanation) expect(words.word(sentence)).toMatch(/^[A-Z].*\.$/);
    }
  });
});
