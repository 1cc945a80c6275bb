import { emptyBucket } from "../../../aws/bucket/empty-bucket.ts";
import { deleteFaces, listFaces } from "../../../aws/collection/faces.ts";
import { unlessNotOffered } from "../../../aws/not-offered.ts";
import { deleteItem, scanItems } from "../../../aws/table/items.ts";
import type { Environment } from "../../environment.ts";
import type { Resources } from "../../resources.ts";

/** Deletes every face, item and thumbnail of the course's environment, so that a check starts with nothing. */
export async function resetData({ session, names }: Environment, resources: Resources): Promise<void> {
  await Promise.all([
    resetFaces(),
    emptyBucket(session, resources.thumbnailBucket),
    scanItems(session, resources.table).then((items) =>
      Promise.all(
        (items ?? []).map((item) =>
          deleteItem(session, { table: resources.table, key: { name: "Username", value: String(item["Username"]) } }),
        ),
      ),
    ),
  ]);

  async function resetFaces(): Promise<void> {
    const faces = await unlessNotOffered(() => listFaces(session, names.collection));
    if (faces === undefined || faces.length === 0) return;
    await deleteFaces(
      session,
      names.collection,
      faces.map((face) => face.faceId),
    );
  }
}
