import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";

/** Amazon Rekognition. */
export const rekognition: ServiceDescription = {
  signingName: "rekognition",
  protocols: [{ kind: "json" }],
  loadSchemas: () => import("@aws-sdk/client-rekognition"),
  load: async (host) => (await import("./service.ts")).createRekognitionService(host),
  errors: jsonErrors,
  // Two photos come base64-encoded inside the document.
  documentLimit: 24 * 1024 * 1024,
  sdk: { integration: "rekognition", errors: "Rekognition" },
  requiredPermissions: ({ input, operation, caller }) => {
    const named = input["ResourceArn"] ?? input["CollectionId"];
    const resource =
      typeof named !== "string"
        ? "*"
        : named.startsWith("arn:")
          ? named
          : arnIn(caller, "rekognition", `collection/${named}`);
    const called = { action: `rekognition:${operation}`, resource };
    // Tags given to a new collection need the permission to tag it as well.
    const tagged = operation === "CreateCollection" && Object.keys(input["Tags"] ?? {}).length > 0;
    return tagged ? [called, { action: "rekognition:TagResource", resource }] : [called];
  },
};
