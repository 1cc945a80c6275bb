import { dropCollection, remakeCollection } from "./collection.ts";
import { branch, edit, endsAt, replace, state, without, type Mutation } from "./machine.ts";
import { functionMutations, missingAnswer, writingMutations } from "./writing.ts";

/** Mistakes with the two branches of ParallelProcessing. */
const parallelMutations: readonly Mutation[] = [
  {
    mistake: "mistake-not-parallel",
    change: edit((machine) => (state(machine, "ParallelProcessing")["Type"] = "Pass")),
  },
  {
    mistake: "mistake-branch-count",
    change: edit((machine) => (state(machine, "ParallelProcessing").Branches = [branch(machine, 0)])),
  },
  {
    mistake: "mistake-branch-order",
    change: edit((machine) => {
      state(machine, "ParallelProcessing").Branches = [branch(machine, 1), branch(machine, 0)];
    }),
  },
];

/** Lessons 3, 5, 6, 7 and 11: the machines of the workshop's stages. */
export const stageMutations: Readonly<Record<string, readonly Mutation[]>> = {
  "first-machine": [
    ...writingMutations(),
    ...functionMutations("FaceDetection", "PhotoDoesNotMeetRequirement"),
    {
      mistake: "mistake-execution-failed",
      change: edit((machine) => {
        state(machine, "FaceDetection").Parameters = {
          s3Bucket: "not-there",
          "s3Key.$": "$.s3Key",
          userId: "user_a",
        };
      }),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: without("FaceDetection", "ResultPath"),
    },
    {
      mistake: "mistake-result-dropped",
      change: edit((machine) => (state(machine, "FaceDetection")["ResultPath"] = null)),
    },
    { mistake: "mistake-result-elsewhere", change: replace("$.detectedFaceDetails", "$.faceDetails") },
    {
      mistake: "mistake-catch-missing",
      change: without("FaceDetection", "Catch"),
    },
    {
      mistake: "mistake-other-error",
      change: replace('"PhotoDoesNotMeetRequirementError"', '"FaceAlreadyExistsError"'),
    },
    {
      mistake: "mistake-error-replaces-input",
      change: edit((machine) => {
        for (const catcher of state(machine, "FaceDetection").Catch ?? []) delete catcher.ResultPath;
      }),
    },
    {
      mistake: "mistake-message-not-alone",
      change: edit((machine) => (state(machine, "PhotoDoesNotMeetRequirement")["ResultPath"] = "$.messageToSend")),
    },
  ],
  "known-faces": [
    ...writingMutations(),
    ...functionMutations("CheckFaceDuplicate", "FaceDetection"),
    {
      mistake: "mistake-catch-missing",
      change: without("CheckFaceDuplicate", "Catch"),
    },
    {
      mistake: "mistake-other-error",
      change: replace('"FaceAlreadyExistsError"', '"PhotoDoesNotMeetRequirementError"'),
    },
    {
      mistake: "mistake-result-kept",
      change: edit((machine) => (state(machine, "CheckFaceDuplicate")["ResultPath"] = "$.search")),
    },
    {
      mistake: "mistake-next-elsewhere",
      change: endsAt("FaceDetection"),
    },
    {
      mistake: "mistake-null-expected",
      change: without("CheckFaceDuplicate", "ResultPath"),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: edit((machine) => {
        delete state(machine, "FaceDetection")["ResultPath"];
        state(machine, "CheckFaceDuplicate").Parameters = {};
      }),
    },
    {
      mistake: "mistake-collection-missing",
      world: dropCollection,
      restore: ({ environment }) => remakeCollection(environment),
    },
    {
      mistake: "mistake-error-replaces-input",
      change: edit((machine) => {
        for (const catcher of state(machine, "CheckFaceDuplicate").Catch ?? []) delete catcher.ResultPath;
      }),
    },
    ...missingAnswer("why-twice"),
  ],
  "two-at-once": [
    ...writingMutations(),
    ...functionMutations("AddFaceToIndex", "FaceDetection"),
    ...parallelMutations,
    {
      mistake: "mistake-next-elsewhere",
      change: endsAt("CheckFaceDuplicate"),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: without("ParallelProcessing", "ResultPath"),
    },
    {
      mistake: "mistake-result-dropped",
      change: edit((machine) => (state(machine, "ParallelProcessing")["ResultPath"] = null)),
    },
    { mistake: "mistake-result-elsewhere", change: replace("$.parallelResult", "$.results") },
    {
      mistake: "mistake-other-thumbnail",
      change: edit((machine) => {
        state(branch(machine, 1), "Thumbnail").Parameters = {
          "userId.$": "$.userId",
          "s3Bucket.$": "$.s3Bucket",
          s3Key: "6_other_person.jpg",
        };
      }),
    },
    {
      mistake: "mistake-not-at-once",
      change: edit((machine) => {
        const thumbnails = branch(machine, 1);
        thumbnails["StartAt"] = "Later";
        thumbnails.States["Later"] = { Type: "Wait", Seconds: 3, Next: "Thumbnail" };
      }),
    },
    ...missingAnswer("other-rider"),
  ],
  "keep-metadata": [
    ...writingMutations(),
    ...functionMutations("PersistMetadata", "FaceDetection"),
    ...parallelMutations,
    {
      mistake: "mistake-list-without-index",
      change: edit((machine) => {
        state(machine, "PersistMetadata").Parameters = { "faceId.$": "$.parallelResult.FaceId" };
      }),
    },
    {
      mistake: "mistake-next-elsewhere",
      change: endsAt("ParallelProcessing"),
    },
    {
      mistake: "mistake-parallel-result-missing",
      change: edit((machine) => (state(machine, "ParallelProcessing")["ResultPath"] = null)),
    },
    {
      mistake: "mistake-null-expected",
      change: without("PersistMetadata", "ResultPath"),
    },
    {
      mistake: "mistake-nothing-catches",
      change: without("FaceDetection", "Catch"),
    },
    {
      mistake: "mistake-item-missing",
      change: edit((machine) => {
        state(machine, "PersistMetadata").Parameters = {
          userId: "someone",
          "s3Bucket.$": "$.s3Bucket",
          "s3Key.$": "$.s3Key",
          "parallelResult.$": "$.parallelResult",
        };
      }),
    },
  ],
  "when-something-fails": [
    ...writingMutations(),
    {
      mistake: "mistake-retry-missing",
      change: without("FaceDetection", "Retry"),
    },
    {
      mistake: "mistake-retry-zero",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 0)])),
    },
    {
      mistake: "mistake-no-such-error",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["Lambda.Timeout"], 2)])),
    },
    {
      mistake: "mistake-all-not-last",
      change: edit((machine) => {
        state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 2), retrier(["States.Timeout"], 2)];
      }),
    },
    {
      mistake: "mistake-refusal-retried",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 2)])),
    },
    {
      mistake: "mistake-retry-too-long",
      change: edit((machine) => (state(machine, "PersistMetadata")["Retry"] = [retrier(["States.ALL"], 12)])),
    },
    {
      mistake: "mistake-retry-not-growing",
      change: edit((machine) => {
        state(machine, "PersistMetadata")["Retry"] = [{ ...retrier(["States.ALL"], 3), BackoffRate: 1 }];
      }),
    },
  ],
};

function retrier(errors: string[], attempts: number): Record<string, unknown> {
  return { ErrorEquals: errors, IntervalSeconds: 1, MaxAttempts: attempts, BackoffRate: 2 };
}
