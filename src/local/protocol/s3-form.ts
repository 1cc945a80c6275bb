import { escapeXml } from "./body/xml-text.ts";
import type { WireAnswer, WireProtocol } from "./wire.ts";

/** The protocol of uploads by forms: a POST to a bucket. */
export function createS3FormProtocol(): WireProtocol {
  return {
    async decode(request, body) {
      const [, bucket = ""] = request.path.split("/");
      const contentType = request.headers["content-type"] ?? "";
      return {
        operation: "PostObject",
        input: { bucket: decodeURIComponent(bucket), contentType, body: await body.collect() },
      };
    },
    encodeResult(_operation, output, { request, requestId }): WireAnswer {
      const [bucket, key, etag] = ["bucket", "key", "etag"].map((name) => String(output[name]));
      const place = `http://${request.headers["host"]}/${bucket}/${encodeURIComponent(key ?? "")}`;
      const headers = { "x-amz-request-id": requestId, etag: etag ?? "", location: place };
      const redirect = output["redirect"];
      if (typeof redirect === "string" && URL.canParse(redirect)) {
        const target = new URL(redirect);
        for (const [name, value] of Object.entries({ bucket, key, etag })) target.searchParams.set(name, value ?? "");
        return { status: 303, headers: { ...headers, location: target.href } };
      }
      const status = Number(output["status"]);
      if (status !== 201) return { status, headers };
      const members = { Location: place, Bucket: bucket, Key: key, ETag: etag };
      const text = Object.entries(members).map(([name, value]) => `<${name}>${escapeXml(value ?? "")}</${name}>`);
      return {
        status,
        headers: { ...headers, "content-type": "application/xml" },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${text.join("")}</PostResponse>`,
      };
    },
    encodeError({ code, message, status, members }, { requestId }) {
      const shown = { Code: code, Message: message, ...members, RequestId: requestId, HostId: requestId };
      const text = Object.entries(shown).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
      return {
        status,
        headers: { "content-type": "application/xml", "x-amz-request-id": requestId },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${text.join("")}</Error>`,
      };
    },
  };
}
