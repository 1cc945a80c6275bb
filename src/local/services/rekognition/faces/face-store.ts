import type { Store } from "../../../store/store.ts";
import {
  type CollectionKey,
  keyParameters,
  openCollectionTable,
  type StoredCollection,
  type Tags,
} from "../collection-table.ts";
import { type FaceIndex, createFaceIndex } from "./face-index.ts";
import { type DescribedFace, openFaceTable } from "./face-table.ts";

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

/**
 * Opens the tables, with an index of the descriptors over them. The descriptors of a collection are read into memory
 * when a search first needs them.
 */
export function openFaceStore(store: Store) {
  store.migrate("rekognition", migrations);
  const collections = openCollectionTable(store);
  const faces = openFaceTable(store);
  const indexes = new Map<string, FaceIndex>();
  const nameOf = (key: CollectionKey) => keyParameters(key).join("/");

  /** The index of a collection, read from disk the first time. */
  function indexOf(key: CollectionKey): FaceIndex {
    const known = indexes.get(nameOf(key));
    if (known) return known;
    const index = createFaceIndex();
    for (const [faceId, descriptor] of faces.descriptors(key)) index.add(faceId, descriptor);
    indexes.set(nameOf(key), index);
    return index;
  }

  /** Changes tables and index together; when the disk refuses in the end, the index is read again. */
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

  return {
    indexOf,
    findCollection: collections.find,
    listCollections: collections.list,
    findFace: faces.find,
    findFacesOfImage: faces.findOfImage,
    listFaces: faces.list,
    countFaces: faces.count,

    /** @returns false when it exists already */
    createCollection: (key: CollectionKey, collection: Pick<StoredCollection, "created" | "tags">): boolean =>
      change(key, () => collections.insert(key, collection)),

    /** Puts these tags in the place of all there were. */
    replaceTags: (key: CollectionKey, tags: Tags): void => store.write(() => collections.replaceTags(key, tags)),

    /** @returns false when it does not exist */
    deleteCollection(key: CollectionKey): boolean {
      const deleted = change(key, () => collections.remove(key));
      indexes.delete(nameOf(key));
      return deleted;
    },

    addFaces(key: CollectionKey, added: readonly DescribedFace[]): void {
      const index = indexOf(key);
      change(key, () => {
        for (const { face, descriptor } of added) {
          faces.insert(key, { face, descriptor });
          index.add(face.faceId, descriptor);
        }
      });
    },

    /** Deletes those of the faces that exist, and returns their ids. */
    deleteFaces(key: CollectionKey, faceIds: readonly string[]): string[] {
      const index = indexOf(key);
      return change(key, () => {
        const deleted = faceIds.filter((faceId) => faces.remove(key, faceId));
        for (const faceId of deleted) index.remove(faceId);
        return deleted;
      });
    },

    /**
     * Removes deleted descriptors from the write-ahead log as well: deleting blanks them in the database's pages, but
     * the log still holds the earlier pages until it is emptied.
     */
    eraseDeleted: () => store.emptyLog(),
  };
}
