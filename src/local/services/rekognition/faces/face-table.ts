import type { Store } from "../../../store/store.ts";
import { descriptorVersion } from "../../../vision/faces/similarity.ts";
import { type CollectionKey, keyParameters } from "../collection-table.ts";

/** A face as it is stored: who and where, without its descriptor. */
export interface StoredFace {
  readonly faceId: string;
  readonly imageId: string;
  readonly externalImageId: string | undefined;
  /** Percent. */
  readonly confidence: number;
  /** Shares of the photo. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** A face with the numbers that distinguish it from others. */
export interface DescribedFace {
  readonly face: StoredFace;
  readonly descriptor: Float32Array;
}

const inCollection = "account = ? AND region = ? AND collection = ?";

/** The faces in the store. The tables are those of `face-store.ts`. */
export function openFaceTable(store: Store) {
  return {
    insert(key: CollectionKey, { face, descriptor }: DescribedFace): void {
      const { left, top, width, height } = face.box;
      const kept = [face.faceId, face.imageId, face.externalImageId ?? null, face.confidence] as const;
      store
        .prepare(
          `INSERT INTO rekognition_faces (account, region, collection, face_id, image_id, external_image_id, confidence,
             box_left, box_top, box_width, box_height, descriptor, descriptor_version)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(...keyParameters(key), ...kept, left, top, width, height, toBytes(descriptor), descriptorVersion);
    },

    count(key: CollectionKey): number {
      const row = store
        .prepare(`SELECT count(*) AS faces FROM rekognition_faces WHERE ${inCollection}`)
        .get(...keyParameters(key));
      return Number(row?.["faces"] ?? 0);
    },

    /** Faces in the order they were indexed, after a place in that order. */
    list(key: CollectionKey, page: { after: number; limit: number }): { face: StoredFace; place: number }[] {
      return store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND sequence > ? ORDER BY sequence LIMIT ?`)
        .all(...keyParameters(key), page.after, page.limit)
        .map((row) => ({ face: toFace(row), place: Number(row["sequence"]) }));
    },

    find(key: CollectionKey, faceId: string): StoredFace | undefined {
      const row = store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND face_id = ?`)
        .get(...keyParameters(key), faceId);
      return row && toFace(row);
    },

    /** Faces that came from an image under an external id. */
    findOfImage(key: CollectionKey, imageId: string, externalImageId: string | undefined): StoredFace[] {
      return store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND image_id = ? AND external_image_id IS ?`)
        .all(...keyParameters(key), imageId, externalImageId ?? null)
        .map(toFace);
    },

    /** The descriptor of every face of a collection, by the face's id. */
    *descriptors(key: CollectionKey): Generator<[faceId: string, descriptor: Float32Array]> {
      const rows = store.prepare(`SELECT face_id, descriptor FROM rekognition_faces WHERE ${inCollection}`);
      for (const row of rows.iterate(...keyParameters(key))) {
        yield [String(row["face_id"]), toDescriptor(row["descriptor"])];
      }
    },

    /** @returns false when it does not exist */
    remove(key: CollectionKey, faceId: string): boolean {
      const remove = store.prepare(`DELETE FROM rekognition_faces WHERE ${inCollection} AND face_id = ?`);
      return Number(remove.run(...keyParameters(key), faceId).changes) === 1;
    },
  };
}

function toFace(row: Record<string, unknown>): StoredFace {
  const external = row["external_image_id"];
  return {
    faceId: String(row["face_id"]),
    imageId: String(row["image_id"]),
    externalImageId: external === null ? undefined : String(external),
    confidence: Number(row["confidence"]),
    box: {
      left: Number(row["box_left"]),
      top: Number(row["box_top"]),
      width: Number(row["box_width"]),
      height: Number(row["box_height"]),
    },
  };
}

function toBytes(descriptor: Float32Array): Uint8Array {
  return new Uint8Array(descriptor.buffer, descriptor.byteOffset, descriptor.byteLength);
}

function toDescriptor(blob: unknown): Float32Array {
  if (!(blob instanceof Uint8Array)) throw new Error("A face's descriptor is stored as bytes");
  return new Float32Array(Uint8Array.from(blob).buffer);
}
