import { listPrefix, deleteKeys } from "../../../aws/bucket/list-prefix.ts";
import { putObject } from "../../../aws/bucket/objects.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import { stopExecution } from "../../../aws/execution/stop-execution.ts";
import { deleteItem, scanItems } from "../../../aws/table/items.ts";
import { updateItem } from "../../../aws/table/update-item.ts";
import type { Environment } from "../../environment.ts";
import { readText } from "../../json-member.ts";
import { deployMetadataFlow } from "../../metadata/deploy-flow.ts";
import type { FlowResources } from "../../metadata/flow-stack.ts";
import { imageIdOf, noteExecution, noteImage } from "../../metadata/image-row.ts";
import { incomingPrefix } from "../../metadata/test-images.ts";
import { disableTrigger } from "../../trigger/disable-trigger.ts";
import { ensureFlow, readCat } from "./images.ts";

/** The images that the course loses, each in another way. */
export const lostKeys = ["unnoticed", "not-started", "failed"].map((way) => `${incomingPrefix}lost-${way}.png`);

/** Deploys the flow, empties it, and loses three images: before a trigger could see them, without a start, and on the way. */
export async function loseImages(environment: Environment): Promise<void> {
  await disableTrigger(environment, "lambda");
  const { arn: machineArn } = await deployMetadataFlow(environment, {});
  const flow = await ensureFlow(environment);
  await emptyFlow(environment, flow);
  const { session } = environment;
  const { bucket, imageTable } = flow;
  const body = await readCat();
  const [, notStarted = "", failed = ""] = lostKeys;
  for (const key of lostKeys) await putObject(session, { bucket, key, body, contentType: "image/png" });
  for (const key of [notStarted, failed]) await noteImage(environment, imageTable, { bucket, key });
  await updateItem(session, {
    table: imageTable,
    key: { name: "imageID", value: imageIdOf(notStarted) },
    set: { errReason: "StateMachineDoesNotExist" },
  });
  // This execution finds no object and fails, or is stopped before it looks.
  const input = { s3Bucket: bucket, s3Key: `${failed}.gone`, objectID: imageIdOf(failed) };
  const arn = await startExecution(session, { machineArn, input });
  await noteExecution(environment, imageTable, { key: failed, arn });
  await stopExecution(session, { arn, error: "Stopped", cause: "learn" });
}

async function emptyFlow({ session }: Environment, { bucket, imageTable }: FlowResources): Promise<void> {
  const objects = await listPrefix(session, { bucket, prefix: incomingPrefix });
  await deleteKeys(
    session,
    bucket,
    objects.map(({ key }) => key),
  );
  for (const item of (await scanItems(session, imageTable)) ?? [])
    await deleteItem(session, { table: imageTable, key: { name: "imageID", value: readText(item, "imageID") ?? "" } });
}
