import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { membersOf } from "../resources/answer-members.ts";
import { readObjectText } from "../resources/s3-object-text.ts";
import { refuseTemplate } from "../template/template-error.ts";

const longestBody = 51_200;
const longestObject = 1_000_000;

/**
 * The text of the template a request comes with, in itself or in the local S3. Other places are never asked.
 *
 * @param source.previous the template the stack has, for `UsePreviousTemplate`
 * @throws AwsError `ValidationError`
 */
export async function readTemplateSource(
  host: ServiceHost,
  caller: Caller,
  source: {
    TemplateBody?: string | undefined;
    TemplateURL?: string | undefined;
    UsePreviousTemplate?: boolean | undefined;
    previous?: string | undefined;
  },
): Promise<string> {
  const { TemplateBody: body, TemplateURL: url, UsePreviousTemplate: usePrevious, previous } = source;
  const given = [body, url, usePrevious === true ? true : undefined].filter((each) => each !== undefined);
  if (given.length > 1)
    throw refuseTemplate("You cannot specify more than one of TemplateBody, TemplateURL and UsePreviousTemplate.");
  if (usePrevious === true && previous !== undefined) return previous;
  if (url !== undefined) return readObject(host, caller, requireText("templateURL", url, { min: 1, max: 5120 }));
  if (body === undefined) throw refuseTemplate("Either Template URL or Template Body must be specified.");
  if (body === "") throw refuseTemplate("Template format error: unsupported structure.");
  return requireText("templateBody", body, { max: longestBody });
}

async function readObject(host: ServiceHost, caller: Caller, url: string): Promise<string> {
  const location = locate(url, host.endpointUrl());
  if (!location) throw refuseTemplate("TemplateURL must be a supported URL.");
  try {
    const text = await readObjectText(
      async (service, operation, input) => membersOf(await host.call({ service, operation, input, caller })),
      location,
    );
    if (Buffer.byteLength(text) <= longestObject) return text;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw refuseTemplate(
      `S3 error: ${error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    );
  }
  throw refuseTemplate(`Template may not exceed ${longestObject} bytes in size.`);
}

/** Bucket and key of an object's URL: the endpoint's own, or AWS's in path or virtual-hosted form, or `s3://`. */
function locate(
  text: string,
  endpointUrl: string,
): { Bucket: string; Key: string; VersionId: string | undefined } | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const VersionId = url.searchParams.get("versionId") ?? undefined;
  const path = url.pathname.slice(1).split("/").map(decodeURIComponent);
  const inHost = /^(.+)\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com$/u.exec(url.host)?.[1];
  const isPathStyle = text.startsWith(`${endpointUrl}/`) || /^s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com$/u.test(url.host);
  if (url.protocol === "s3:") return { Bucket: url.host, Key: path.join("/"), VersionId };
  if (inHost !== undefined) return { Bucket: inHost, Key: path.join("/"), VersionId };
  const [Bucket, ...key] = path;
  if (!isPathStyle || Bucket === undefined || key.length === 0) return undefined;
  return { Bucket, Key: key.join("/"), VersionId };
}
