import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import {
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { HeldWorkshop } from "../held-workshop.ts";
import {
  end,
  logStep,
  lookFor,
  machineArn,
  prepareBy,
  putPhoto,
  readOutputs,
  reasonIn,
  type RoleStep,
  type StackSteps,
} from "./role-step.ts";
import { metadataStack } from "./metadata.ts";
import { workshopStack } from "./workshop.ts";

const triggerMachine = "RiderPhotoTrigger";
const riders = { bucketOutput: "RiderPhotoS3Bucket", prefix: "rider_t/" };

/** The end of the trigger machine's newest execution since a time: the first failure of a task ends the look. */
async function triggered(workshop: HeldWorkshop, since: number): Promise<string | undefined> {
  const client = new SFNClient(workshop.endpoint.clientConfig);
  const stateMachineArn = await machineArn(workshop, triggerMachine);
  const seen = await lookFor(async () => {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1 }));
    const [newest] = executions;
    if (!newest || Number(newest.startDate) < since) return undefined;
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn: newest.executionArn }));
    const failure = events.find(({ taskFailedEventDetails }) => taskFailedEventDetails)?.taskFailedEventDetails;
    return failure || newest.status !== "RUNNING" ? { status: newest.status, failure } : undefined;
  }, 40);
  if (!seen) return "no execution";
  return seen.status === "SUCCEEDED" ? undefined : (reasonIn(seen.failure?.cause ?? "") ?? seen.failure?.error);
}

const goneStep: RoleStep = {
  name: "an event about a photo that is gone",
  only: ["TriggerMachineRole.SeeWhatIsGone"],
  async try(workshop) {
    const since = Date.now();
    const name = (await readOutputs(workshop, workshopStack))[riders.bucketOutput];
    const input = JSON.stringify({ detail: { bucket: { name }, object: { key: "rider_t/gone.jpg", sequencer: "1" } } });
    const stateMachineArn = await machineArn(workshop, triggerMachine);
    await new SFNClient(workshop.endpoint.clientConfig).send(new StartExecutionCommand({ stateMachineArn, input }));
    return triggered(workshop, since);
  },
};

export const triggerSteps: StackSteps = {
  stack: "wildrydes-trigger",
  needs: [workshopStack, metadataStack],
  prepare: (workshop) =>
    prepareBy(
      workshop,
      `trigger enable --kind eventbridge --stage 4 --prefix ${riders.prefix}`,
      "trigger enable --kind lambda",
    ),
  steps: [
    {
      name: "an upload of a rider's photo",
      only: ["TriggerMachineRole.ReadMetadata", "TriggerMachineRole.StartProcessing", "RuleRole.StartTrigger"],
      async try(workshop) {
        const since = Date.now();
        const bucket = (await readOutputs(workshop, workshopStack))[riders.bucketOutput] ?? "";
        await putPhoto(workshop, { bucket, key: `${riders.prefix}${since}.jpg` });
        return triggered(workshop, since);
      },
    },
    goneStep,
    {
      name: "an upload of an image",
      only: ["ReadMetadata", "NoteImages", "StartFlow", "WriteLogs"].map((name) => `StartExecutionRole.${name}`),
      async try(workshop) {
        const outputs = await readOutputs(workshop, metadataStack);
        const imageID = `${Date.now()}.png`;
        const bucket = outputs["PhotoRepoS3Bucket"] ?? "";
        await putPhoto(workshop, { bucket, key: `Incoming/${imageID}`, photo: "metadata-photos/cat.png" });
        const database = new DynamoDBClient(workshop.endpoint.clientConfig);
        const TableName = outputs["ImageMetadataDDBTable"];
        const item = await lookFor(async () => {
          const { Item } = await database.send(new GetItemCommand({ TableName, Key: { imageID: { S: imageID } } }));
          return Item?.["executionArn"] && Item;
        });
        if (!item) return "no item";
        return item["executionArn"]?.S === "ERR" ? item["errReason"]?.S : undefined;
      },
    },
    logStep,
  ],
};

export const urlSteps: StackSteps = {
  stack: "wildrydes-url",
  needs: [workshopStack],
  prepare: (workshop) => prepareBy(workshop, "trigger enable --kind url --stage 4"),
  steps: [
    {
      name: "trigger request",
      try: (workshop) => end(workshop, ["trigger", "request", "--user", "user_u", "--key", "1_happy_face.jpg"]),
    },
    logStep,
  ],
};
