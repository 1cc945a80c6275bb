import type { ServiceDescription } from "../../service-description.ts";
import { answerPage } from "../s3/buckets/cross-origin.ts";
import { s3ErrorFamily } from "../s3/s3-error-family.ts";

/**
 * Uploads by HTML forms: their fields carry key, policy and signature (Amazon S3 API Reference, "POST Object"). The
 * upload itself is a PutObject by the signer of the policy.
 */
export const s3Forms: ServiceDescription = {
  signingName: "s3",
  takes: ({ method, headers }) => method === "POST" && isForm(headers?.["content-type"]),
  answersUnsigned: true,
  protocols: [{ kind: "s3-form" }],
  loadSchemas: async () => ({}),
  load: async (host, keys) => (await import("./service.ts")).createFormService(host, keys),
  errors: s3ErrorFamily,
  // A form is read as a whole; AWS takes 5 GiB.
  documentLimit: 64 * 1024 * 1024,
  virtualHosts: true,
  requiredPermissions: () => [],
  answerPage,
};

function isForm(contentType: string | undefined): boolean {
  return contentType?.toLowerCase().startsWith("multipart/form-data") ?? false;
}
