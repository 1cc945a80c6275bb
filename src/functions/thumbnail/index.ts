import { S3Client } from "@aws-sdk/client-s3";
import { withDrill } from "../shared/drill.ts";
import { readVariable } from "../shared/environment.ts";
import { logInput } from "../shared/log.ts";
import { createHandler } from "./make-thumbnail.ts";

export const handler = logInput(
  withDrill(
    createHandler({
      s3: new S3Client({ maxAttempts: 8 }),
      bucket: readVariable("THUMBNAIL_BUCKET"),
      maxWidth: Number(process.env["MAX_WIDTH"] ?? 250),
      maxHeight: Number(process.env["MAX_HEIGHT"] ?? 250),
    }),
  ),
);
