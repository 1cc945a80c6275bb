import { createHmac, timingSafeEqual } from "node:crypto";
import { type KeyRing, localAccount } from "../../access/keys.ts";
import { isSignedBy } from "../../access/signature-2.ts";
import { signingKey } from "../../access/signature.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller, Service, ServiceHost } from "../../service.ts";
import { s3ErrorFamily } from "../s3/s3-error-family.ts";
import { checkPolicy } from "./check-policy.ts";
import { type PostedForm, readForm } from "./read-form.ts";

interface FormCall {
  readonly bucket: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Where an uploaded object lies, and how the form wants to be answered. */
interface FormAnswer {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly status: 200 | 201 | 204;
  readonly redirect: string | undefined;
}

/** Takes uploads by forms. */
export function createFormService(host: ServiceHost, keys: KeyRing): Service {
  return {
    operations: {
      async PostObject({ bucket, contentType, body }: FormCall): Promise<FormAnswer> {
        const form = readForm(body, contentType);
        const given = form.fields.get("key");
        if (given === undefined) {
          throw new AwsError(
            "InvalidArgument",
            "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
            {
              statusCode: 400,
              members: { ArgumentName: "key", ArgumentValue: "" },
            },
          );
        }
        const caller = authenticate(form, keys);
        const policy = form.fields.get("policy");
        if (policy !== undefined) checkPolicy(policy, form, { bucket, now: host.now() });
        const key = given.replaceAll("${filename}", form.file.name);
        const answer = await host.call({
          service: "s3",
          operation: "PutObject",
          input: { Bucket: bucket, Key: key, Body: form.file.bytes, ...headersOf(form) },
          caller,
        });
        const etag: unknown = answer !== null && typeof answer === "object" ? Reflect.get(answer, "ETag") : "";
        const status = form.fields.get("success_action_status");
        return {
          bucket,
          key,
          etag: String(etag),
          status: status === "200" ? 200 : status === "201" ? 201 : 204,
          redirect: form.fields.get("success_action_redirect") ?? form.fields.get("redirect"),
        };
      },
    },
  };
}

/** Who signed the policy; nobody, where the form has none. */
function authenticate({ fields }: PostedForm, keys: KeyRing): Caller {
  const policy = fields.get("policy");
  if (policy === undefined) {
    return {
      account: localAccount,
      region: "",
      principal: { type: "anonymous", arn: "anonymous", userId: "anonymous" },
    };
  }
  const [id = "", date = "", region = "", service = ""] = (fields.get("x-amz-credential") ?? "").split("/");
  const accessKeyId = fields.get("awsaccesskeyid") ?? id;
  const key = keys.find(accessKeyId, fields.get("x-amz-security-token"));
  if (key === undefined) throw s3ErrorFamily.unknownKey(accessKeyId);
  if (key === "expired") throw s3ErrorFamily.expiredToken();
  const secret = key.secretAccessKey;
  const older = fields.get("signature");
  const isSigned =
    older === undefined
      ? isSignedInScope(policy, fields.get("x-amz-signature") ?? "", secret, { date, region, service })
      : isSignedBy(secret, policy, older);
  if (isSigned) return { account: localAccount, region, principal: key.principal };
  throw new AwsError(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    { statusCode: 403, members: { AWSAccessKeyId: accessKeyId, StringToSign: policy } },
  );
}

function isSignedInScope(
  policy: string,
  signature: string,
  secret: string,
  scope: Parameters<typeof signingKey>[1],
): boolean {
  const expected = createHmac("sha256", signingKey(secret, scope)).update(policy).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The fields that are headers of an upload, under the names of PutObject's members. */
function headersOf({ fields, file }: PostedForm): Record<string, unknown> {
  const members: Record<string, string> = {
    "cache-control": "CacheControl",
    "content-disposition": "ContentDisposition",
    "content-encoding": "ContentEncoding",
    "content-type": "ContentType",
    acl: "ACL",
    tagging: "Tagging",
    "x-amz-storage-class": "StorageClass",
    "x-amz-server-side-encryption": "ServerSideEncryption",
    "x-amz-website-redirect-location": "WebsiteRedirectLocation",
  };
  const metadata = [...fields].filter(([name]) => name.startsWith("x-amz-meta-"));
  const expires = fields.get("expires");
  return {
    ...(file.type === undefined ? {} : { ContentType: file.type }),
    ...Object.fromEntries(
      [...fields].flatMap(([name, value]) => {
        const member = members[name];
        return member === undefined || value === "" ? [] : [[member, value]];
      }),
    ),
    ...(expires === undefined ? {} : { Expires: new Date(expires) }),
    ...(metadata.length === 0
      ? {}
      : { Metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(11), value])) }),
  };
}
