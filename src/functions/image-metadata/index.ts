import { S3Client } from "@aws-sdk/client-s3";
import { withDrill } from "../shared/drill.ts";
import { logInput } from "../shared/log.ts";
import { createHandler as createExtractor } from "./extract-metadata.ts";
import { createHandler as createThumbnailMaker } from "./make-metadata-thumbnail.ts";

const s3 = new S3Client({});

// Two functions have this code, each with its own handler: it is stored once, with the image library.
export const extractMetadata = logInput(withDrill(createExtractor({ s3 })));
export const makeThumbnail = logInput(withDrill(createThumbnailMaker({ s3, maxWidth: 250, maxHeight: 250 })));
