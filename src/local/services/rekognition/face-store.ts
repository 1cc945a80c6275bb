import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { descriptorVersion } from "../../vision/faces/similarity.ts";
import { type FaceIndex, createFaceIndex } from "./face-index.ts";

/** A face as it is kept: who and where, without its descriptor. */
export interface StoredFace {
  readonly faceId: string;
  readonly imageId: string;
  readonly externalImageId: string | undefined;
  /** Percent. */
  readonly confidence: number;
  /** Shares of the photo. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

export interface StoredCollection {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly tags: Tags;
}

/** Names one collection of one account and region. */
export interface CollectionKey {
  readonly account: string;
  readonly region: string;
  readonly collection: string;
}

/** The collections and faces of all accounts and regions. */
export type FaceStore = ReturnType<typeof openFaceStore>;

const migrations = [
  `CREATE TABLE rekognition_collections (
     account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL, created INTEGER NOT NULL,
     PRIMARY KEY (account, region, id)
   ) STRICT`,
  `CREATE TABLE rekognition_faces (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     account TEXT NOT NULL, region TEXT NOT NULL, collection TEXT NOT NULL, face_id TEXT NOT NULL,
     image_id TEXT NOT NULL, external_image_id TEXT, confidence REAL NOT NULL,
     box_left REAL NOT NULL, box_top REAL NOT NULL, box_width REAL NOT NULL, box_height REAL NOT NULL,
     descriptor BLOB NOT NULL,
     UNIQUE (account, region, collection, face_id),
     FOREIGN KEY (account, region, collection) REFERENCES rekognition_collections (account, region, id) ON DELETE CASCADE
   ) STRICT`,
  `CREATE TABLE rekognition_tags (
     account TEXT NOT NULL, region TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (account, region, collection, key),
     FOREIGN KEY (account, region, collection) REFERENCES rekognition_collections (account, region, id) ON DELETE CASCADE
   ) STRICT`,
  // Faces that were stored before versions were counted are of the first.
  "ALTER TABLE rekognition_faces ADD COLUMN descriptor_version INTEGER NOT NULL DEFAULT 1",
];

const inCollection = "account = ? AND region = ? AND collection = ?";

/** Opens the tables; descriptors are read into memory per collection when a search first needs them. */
export function openFaceStore(store: Store) {
  store.migrate("rekognition", migrations);
  const indexes = new Map<string, FaceIndex>();
  const parameters = (key: CollectionKey) => [key.account, key.region, key.collection] as const;
  const nameOf = (key: CollectionKey) => parameters(key).join("/");

  /** The index of a collection, read from disk the first time. */
  function indexOf(key: CollectionKey): FaceIndex {
    const known = indexes.get(nameOf(key));
    if (known) return known;
    const index = createFaceIndex();
    const rows = store.prepare(`SELECT face_id, descriptor FROM rekognition_faces WHERE ${inCollection}`);
    for (const row of rows.iterate(...parameters(key))) {
      index.add(String(row["face_id"]), toDescriptor(row["descriptor"]));
    }
    indexes.set(nameOf(key), index);
    return index;
  }

  /** Changes tables and index together; when the disk refuses in the end, the index is read anew. */
  function change<T>(key: CollectionKey, work: () => T): T {
    const forget = () => indexes.delete(nameOf(key));
    try {
      const result = store.write(work);
      store.committed().catch(forget);
      return result;
    } catch (error) {
      forget();
      throw error;
    }
  }

  function writeTags(key: CollectionKey, tags: Tags): void {
    const insert = store.prepare("INSERT INTO rekognition_tags VALUES (?, ?, ?, ?, ?)");
    for (const [name, value] of Object.entries(tags)) insert.run(...parameters(key), name, value);
  }

  function readTags(key: CollectionKey): Tags {
    const rows = store.prepare(`SELECT key, value FROM rekognition_tags WHERE ${inCollection} ORDER BY key`);
    return Object.fromEntries(
      rows.all(...parameters(key)).map((row): [string, string] => [String(row["key"]), String(row["value"])]),
    );
  }

  return {
    indexOf,

    /** @returns false when it exists already */
    createCollection(key: CollectionKey, { created, tags }: Pick<StoredCollection, "created" | "tags">): boolean {
      return change(key, () => {
        const { changes } = store
          .prepare("INSERT INTO rekognition_collections VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
          .run(...parameters(key), created);
        if (Number(changes) === 1) writeTags(key, tags);
        return Number(changes) === 1;
      });
    },

    /** Takes the place of all tags there were. */
    replaceTags(key: CollectionKey, tags: Tags): void {
      store.write(() => {
        store.prepare(`DELETE FROM rekognition_tags WHERE ${inCollection}`).run(...parameters(key));
        writeTags(key, tags);
      });
    },

    findCollection(key: CollectionKey): StoredCollection | undefined {
      const row = store
        .prepare("SELECT id, created FROM rekognition_collections WHERE account = ? AND region = ? AND id = ?")
        .get(...parameters(key));
      return row && { id: String(row["id"]), created: Number(row["created"]), tags: readTags(key) };
    },

    /** Ids in order, after the one given. */
    listCollections(caller: Caller, page: { after: string; limit: number }): string[] {
      return store
        .prepare(
          "SELECT id FROM rekognition_collections WHERE account = ? AND region = ? AND id > ? ORDER BY id LIMIT ?",
        )
        .all(caller.account, caller.region, page.after, page.limit)
        .map((row) => String(row["id"]));
    },

    /** @returns false when it does not exist */
    deleteCollection(key: CollectionKey): boolean {
      const deleted = change(key, () => {
        const { changes } = store
          .prepare("DELETE FROM rekognition_collections WHERE account = ? AND region = ? AND id = ?")
          .run(...parameters(key));
        return Number(changes) === 1;
      });
      indexes.delete(nameOf(key));
      return deleted;
    },

    addFaces(key: CollectionKey, faces: readonly { face: StoredFace; descriptor: Float32Array }[]): void {
      const index = indexOf(key);
      change(key, () => {
        const insert = store.prepare(
          `INSERT INTO rekognition_faces (account, region, collection, face_id, image_id, external_image_id, confidence,
             box_left, box_top, box_width, box_height, descriptor, descriptor_version)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        for (const { face, descriptor } of faces) {
          const { left, top, width, height } = face.box;
          const kept = [face.faceId, face.imageId, face.externalImageId ?? null, face.confidence] as const;
          insert.run(...parameters(key), ...kept, left, top, width, height, toBytes(descriptor), descriptorVersion);
          index.add(face.faceId, descriptor);
        }
      });
    },

    countFaces(key: CollectionKey): number {
      const row = store
        .prepare(`SELECT count(*) AS faces FROM rekognition_faces WHERE ${inCollection}`)
        .get(...parameters(key));
      return Number(row?.["faces"] ?? 0);
    },

    /** Faces in the order they were indexed, after a place in that order. */
    listFaces(key: CollectionKey, page: { after: number; limit: number }): { face: StoredFace; place: number }[] {
      return store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND sequence > ? ORDER BY sequence LIMIT ?`)
        .all(...parameters(key), page.after, page.limit)
        .map((row) => ({ face: toFace(row), place: Number(row["sequence"]) }));
    },

    findFace(key: CollectionKey, faceId: string): StoredFace | undefined {
      const row = store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND face_id = ?`)
        .get(...parameters(key), faceId);
      return row && toFace(row);
    },

    /** Faces that came from an image under an external id. */
    findFacesOfImage(key: CollectionKey, imageId: string, externalImageId: string | undefined): StoredFace[] {
      return store
        .prepare(`SELECT * FROM rekognition_faces WHERE ${inCollection} AND image_id = ? AND external_image_id IS ?`)
        .all(...parameters(key), imageId, externalImageId ?? null)
        .map(toFace);
    },

    /** Deletes those of the faces that exist, and returns their ids. */
    deleteFaces(key: CollectionKey, faceIds: readonly string[]): string[] {
      const index = indexOf(key);
      return change(key, () => {
        const remove = store.prepare(`DELETE FROM rekognition_faces WHERE ${inCollection} AND face_id = ?`);
        return faceIds.filter((faceId) => {
          const deleted = Number(remove.run(...parameters(key), faceId).changes) === 1;
          if (deleted) index.remove(faceId);
          return deleted;
        });
      });
    },

    /**
     * Takes deleted descriptors out of the write-ahead log as well: deleting blanks them in the database's pages, but the
     * log still holds the pages of before until it is emptied.
     */
    eraseDeleted: () => store.emptyLog(),
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
