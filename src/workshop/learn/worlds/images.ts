import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deleteKeys, listPrefix } from "../../../aws/bucket/list-prefix.ts";
import { putObject } from "../../../aws/bucket/objects.ts";
import { deleteItem } from "../../../aws/table/items.ts";
import { packageRoot } from "../../../package-root.ts";
import type { Environment } from "../../environment.ts";
import { composeFlow, type Moderation } from "../../metadata/compose-flow.ts";
import { deployFlowStack, findFlowStack, type FlowResources } from "../../metadata/flow-stack.ts";
import { imageIdOf, noteImage } from "../../metadata/image-row.ts";
import { contentTypeOf, incomingPrefix, uploadTestImages } from "../../metadata/test-images.ts";
import { readTemplate } from "../../package-files.ts";
import { encodeKey } from "../../run/encoded-key.ts";
import { fillDefinition } from "../../stages.ts";
import type { LessonMachine } from "../lesson.ts";
import type { MachineWorld } from "./world.ts";

/** Images that are uploaded for a check lie here. */
export const checkImages = `${incomingPrefix}check-`;

/** The stack of the metadata flow; it is deployed where it is missing. */
export async function ensureFlow(environment: Environment): Promise<FlowResources> {
  return (await findFlowStack(environment)) ?? deployFlowStack(environment);
}

/** A photo of a cat, which every format and label of a check is about. */
export function readCat(): Promise<Uint8Array> {
  return readFile(join(packageRoot, "templates", "metadata-photos", "cat.png"));
}

/** The stack of the metadata flow, with its test images. */
const images: MachineWorld = {
  async open(environment) {
    const flow = await ensureFlow(environment);
    await uploadTestImages(environment, flow.bucket);
    return { outputs: flow.outputs, roleArn: flow.machineRole };
  },
  async enter(environment, { key, metadata }) {
    const { bucket, imageTable } = await ensureFlow(environment);
    if (metadata !== undefined) {
      const body = await readCat();
      await putObject(environment.session, { bucket, key, body, contentType: contentTypeOf(key), metadata });
    }
    await noteImage(environment, imageTable, { bucket, key });
    return { s3Bucket: bucket, s3Key: encodeKey(key), objectID: imageIdOf(key) };
  },
  async reset(environment) {
    const { session } = environment;
    const { bucket, imageTable } = await ensureFlow(environment);
    const uploaded = (await listPrefix(session, { bucket, prefix: checkImages })).map(({ key }) => key);
    const shipped = ["cat.png", "lake.tiff", "metadata.jpg", "text.jpg"];
    const ids = [...shipped, ...uploaded.map(imageIdOf)];
    await Promise.all([
      deleteKeys(session, bucket, uploaded),
      ...ids.map((id) => deleteItem(session, { table: imageTable, key: { name: "imageID", value: id } })),
    ]);
  },
};

/** The machine of the metadata flow. @param moderation left out: an image goes through without a person */
export function flowMachine(starter: LessonMachine["starter"], moderation?: Moderation): LessonMachine {
  return {
    name: (names) => names.formMachine({ form: "metadata" }),
    world: images,
    starter,
    async solution(outputs) {
      const [flow, moderationStates] = await Promise.all([
        readTemplate("state-machines", "metadata.asl.json"),
        readTemplate("state-machines", "moderation.asl.json"),
      ]);
      return fillDefinition(composeFlow({ flow, moderationStates, moderation }), outputs);
    },
  };
}
