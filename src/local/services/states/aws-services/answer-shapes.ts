import { openPackedServices } from "./packed-services.ts";

/**
 * Finds what an operation answers; undefined for operations that answer nothing, or that AWS does not have. Services go
 * by the id that `aws-sdk` resources use, operations by names such as `PutItem`.
 */
export const answerShape = openPackedServices("answers");
