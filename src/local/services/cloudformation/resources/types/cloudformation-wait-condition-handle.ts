import type { ResourceHandler } from "../handler.ts";
import { object } from "../property-schema.ts";

/** `AWS::CloudFormation::WaitConditionHandle`. `Ref` is the URL that signals are sent to. */
export const cloudFormationWaitConditionHandle: ResourceHandler = {
  type: "AWS::CloudFormation::WaitConditionHandle",
  schema: object({}),
  replacing: [],
  hasAttribute: () => false,
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 64 }), chosen: false }),
  physicalIdOf: (attributes) => String(attributes["Url"]),
  create: async ({ signals, signalUrl }) => ({ Url: signalUrl(signals.open()) }),
  read: async ({ physicalId }) => (physicalId.startsWith("http") ? { Url: physicalId } : undefined),
  update: async ({ physicalId }) => ({ Url: physicalId }),
  async remove({ signals, physicalId }) {
    signals.close(tokenOf(physicalId));
  },
};

/** The token at the end of a signal's URL. */
export function tokenOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
