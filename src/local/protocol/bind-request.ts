import { FromStringShapeDeserializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { CodecSettings } from "@smithy/types";
import { readBoundMembers } from "./rest-bindings.ts";
import { createRouter } from "./routes.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import type { WireRequest } from "./wire.ts";

/** A REST request as far as its first line and headers describe it. */
interface BoundRequest {
  readonly operation: string;
  /** Undefined where the operation takes nothing. */
  readonly schema: NormalizedSchema | undefined;
  /** The members found outside the body. */
  readonly members: Record<string, unknown>;
  /** The member that is the body itself, where there is one. */
  readonly payload: readonly [name: string, schema: NormalizedSchema] | undefined;
}

/** Finds the operation a REST request means and reads its path, query and headers; undefined when it means none. */
export function createRequestBinder(
  model: ServiceModel,
  settings: CodecSettings,
): (request: WireRequest) => BoundRequest | undefined {
  const route = createRouter(model);
  const scalars = new FromStringShapeDeserializer(settings);
  return (request) => {
    const query = new URLSearchParams(request.query);
    const match = route(request, query);
    if (!match) return undefined;
    const { name: operation, input: schema } = match.operation;
    if (!schema) return { operation, schema, members: {}, payload: undefined };
    const { headers } = request;
    const members = readBoundMembers({ schema, labels: match.labels, query, headers, scalars });
    const payload = [...schema.structIterator()].find(([, member]) => member.getMergedTraits().httpPayload);
    return { operation, schema, members, payload };
  };
}
