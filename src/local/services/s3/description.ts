import type { ServiceDescription } from "../../service-description.ts";
import { bucketPolicies } from "./buckets/bucket-policies.ts";
import { answerPage } from "./buckets/cross-origin.ts";
import { requiredPermissions } from "./required-permissions.ts";
import { s3ErrorFamily } from "./s3-error-family.ts";

/** Amazon Simple Storage Service. */
export const s3: ServiceDescription = {
  signingName: "s3",
  protocols: [{ kind: "rest-xml", namespace: "http://s3.amazonaws.com/doc/2006-03-01/" }],
  loadSchemas: () => import("@aws-sdk/client-s3"),
  load: async (host) => (await import("./service.ts")).createS3Service(host),
  documentLimit: 6 * 1024 * 1024,
  errors: s3ErrorFamily,
  bodies: "streams",
  virtualHosts: true,
  sdk: { integration: "s3", errors: "S3" },
  requiredPermissions,
  resumable: true,
  resourcePolicies: bucketPolicies,
  answerPage,
  /** A caller who may not list a bucket does not learn that a key is missing (S3 API Reference, "GetObject"). */
  concealment({ input }, { code }) {
    if ((code !== "NoSuchKey" && code !== "NotFound") || input["Key"] === undefined) return undefined;
    return { operation: "ListObjectsV2", input: { Bucket: input["Bucket"] } };
  },
};
