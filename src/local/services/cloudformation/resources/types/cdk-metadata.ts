import type { ResourceHandler } from "../handler.ts";
import { object, text } from "../property-schema.ts";

/** `AWS::CDK::Metadata`: what the CDK reports to AWS about its use. It is nothing but a name. */
export const cdkMetadata: ResourceHandler = {
  type: "AWS::CDK::Metadata",
  schema: object({ Analytics: text() }),
  replacing: [],
  hasAttribute: () => false,
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 64 }), chosen: false }),
  create: async () => ({}),
  read: async () => ({}),
  update: async () => ({}),
  remove: async () => {},
};
