import { membersOf, textMember, textProperty } from "../answer-members.ts";
import { tokenOf } from "./cloudformation-wait-condition-handle.ts";
import { ResourceFailure, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { integer, object, text } from "../property-schema.ts";

/** `AWS::CloudFormation::WaitCondition`: waits for a number of signals of different ids at its handle. */
export const cloudFormationWaitCondition: ResourceHandler = {
  type: "AWS::CloudFormation::WaitCondition",
  schema: object({ Count: integer({ min: 1 }), Handle: text(), Timeout: integer({ min: 0, max: 43_200 }) }),
  replacing: [],
  hasAttribute: (name) => name === "Data",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 64 }), chosen: false }),
  create: waitForSignals,
  read: async () => undefined,
  update: async (request) => ({ Data: dataOf(signalsAt(request)) }),
  remove: async () => {},
};

interface Signal {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly data: string;
}

async function waitForSignals(request: ResourceRequest): ReturnType<ResourceHandler["create"]> {
  const wanted = Number(request.properties["Count"] ?? 1);
  const patience = Number(request.properties["Timeout"] ?? 0) * 1000;
  for (;;) {
    const signals = signalsAt(request);
    const failure = signals.find(({ status }) => status !== "SUCCESS");
    if (failure)
      throw new ResourceFailure(
        `WaitCondition received failed message: '${failure.reason}' for uniqueId: ${failure.id}`,
      );
    if (signals.length >= wanted) return { Data: dataOf(signals) };
    await request.pause(50, patience).catch((error: unknown) => {
      if (!(error instanceof ResourceFailure)) throw error;
      throw new ResourceFailure(
        `WaitCondition timed out. Received ${signals.length} conditions when expecting ${wanted}`,
      );
    });
  }
}

/** The last signal of each id. */
function signalsAt({ signals, properties }: ResourceRequest): Signal[] {
  const byId = new Map<string, Signal>();
  for (const text of signals.list(tokenOf(textProperty(properties, "Handle")))) {
    const signal = readSignal(text);
    if (signal) byId.set(signal.id, signal);
  }
  return [...byId.values()];
}

function readSignal(text: string): Signal | undefined {
  try {
    const members = membersOf(JSON.parse(text));
    const [id, status] = [textMember(members, "UniqueId"), textMember(members, "Status")];
    return { id, status, reason: textMember(members, "Reason"), data: textMember(members, "Data") };
  } catch {
    return undefined;
  }
}

function dataOf(signals: readonly Signal[]): string {
  return JSON.stringify(Object.fromEntries(signals.map(({ id, data }) => [id, data])));
}
