import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import { AwsError } from "../aws-error.ts";
import { parseForm } from "./body/parse-form.ts";
import { readForm } from "./body/query-form.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import type { WireProtocol } from "./wire.ts";
import { escapeXml } from "./body/xml-text.ts";

/** awsQuery: a form with `Action` and flattened members one way, XML with `…Response`/`…Result` envelopes the other. */
export function createAwsQueryProtocol(model: ServiceModel, namespace: string): WireProtocol {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: namespace,
    serviceNamespace: model.name,
  });
  return {
    async decode(request, body) {
      const form = parseForm(request.method === "GET" ? request.query : (await body.collect()).toString("utf8"));
      const first = (wanted: string): string | undefined => form.find(([name]) => name === wanted)?.[1];
      const operation = first("Action") ?? "";
      const schema = model.operations.get(operation);
      if (!schema)
        throw new AwsError(
          "InvalidAction",
          `Could not find operation ${operation || "(none)"} for version ${first("Version") ?? "NO_VERSION_SPECIFIED"}`,
        );
      return { operation, input: schema.input ? readForm(schema.input, form) : {} };
    },
    encodeResult(operation, output, { requestId }) {
      const schema = model.operations.get(operation)?.output;
      let result = "";
      if (schema) {
        serializer.write(schema, output);
        result = renameRoot(String(serializer.flush()), `${operation}Result`);
      }
      const body = `<${operation}Response xmlns="${namespace}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
      return { status: 200, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
    },
    encodeError(error, { requestId }) {
      const type = error.fault === "client" ? "Sender" : "Receiver";
      const body = `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
      return { status: error.status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
    },
  };
}

/** The serializer names an element after its shape; the protocol wants it named after the operation. */
function renameRoot(xml: string, name: string): string {
  return xml.replace(/^<[^\s/>]+/, `<${name}`).replace(/<\/[^>]+>$/, `</${name}>`);
}
