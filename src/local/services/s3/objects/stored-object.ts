import type { Grant, StorageClass, Tag } from "@aws-sdk/client-s3";
import type { BodySegment } from "../bodies/body-files.ts";
import type { StoredChecksum } from "../bodies/requested-checksum.ts";

/** The headers that a client states about an object's content and gets back with it. */
export interface ObjectHeaders {
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
  readonly websiteRedirectLocation?: string;
  /** User metadata, names in lower case without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** One part of an object uploaded in parts. */
export interface StoredPart {
  readonly number: number;
  readonly size: number;
  /** Base64, of the object's checksum algorithm. */
  readonly checksum?: string;
}

/** A version of an object, or a delete marker. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly marker: boolean;
  /** Bytes. */
  readonly size: number;
  /** Without quotes; empty for a delete marker. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly storageClass: StorageClass;
  readonly headers: ObjectHeaders;
  readonly tags: readonly Tag[];
  /** The access control list, where it is more than the owner's grant. */
  readonly grants?: readonly Grant[] | undefined;
  readonly checksum: StoredChecksum | undefined;
  /** Only of objects uploaded in parts. */
  readonly parts: readonly StoredPart[] | undefined;
  readonly segments: readonly BodySegment[];
}

export interface StoredObject extends NewObject {
  /** Grows with every write; the highest of a key is its newest version. */
  readonly id: number;
  /** `null` (the text) for what was written while the bucket kept no versions. */
  readonly version: string;
  readonly latest: boolean;
}
