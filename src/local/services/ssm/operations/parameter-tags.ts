import type {
  AddTagsToResourceCommandInput,
  AddTagsToResourceCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  RemoveTagsFromResourceCommandInput,
  RemoveTagsFromResourceCommandOutput,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../../aws-error.ts";
import { fromTagRecord, toTagRecord } from "../../../service-kit/tags.ts";
import type { Caller, Operation } from "../../../service.ts";
import { nameIn } from "../parameter-names.ts";
import type { StoredParameter } from "../parameters.ts";
import type { Ssm } from "../service.ts";

interface Tagged {
  readonly ResourceType?: string | undefined;
  readonly ResourceId?: string | undefined;
}

/** AddTagsToResource, of parameters. */
export function addTagsToResource(ssm: Ssm): Operation<AddTagsToResourceCommandInput, AddTagsToResourceCommandOutput> {
  return (input, { caller }) => {
    const parameter = findTagged(ssm, caller, input);
    const tags = { ...parameter.tags, ...toTagRecord(input.Tags ?? []) };
    if (Object.keys(tags).length > 50)
      throw new AwsError("TooManyTagsError", "Number of tags exceeds the limit of 50.");
    ssm.parameters.save(caller, { ...parameter, tags });
    return { $metadata: {} };
  };
}

/** RemoveTagsFromResource, of parameters. */
export function removeTagsFromResource(
  ssm: Ssm,
): Operation<RemoveTagsFromResourceCommandInput, RemoveTagsFromResourceCommandOutput> {
  return (input, { caller }) => {
    const parameter = findTagged(ssm, caller, input);
    const left = Object.entries(parameter.tags).filter(([key]) => !(input.TagKeys ?? []).includes(key));
    ssm.parameters.save(caller, { ...parameter, tags: Object.fromEntries(left) });
    return { $metadata: {} };
  };
}

/** ListTagsForResource, of parameters. */
export function listTagsForResource(
  ssm: Ssm,
): Operation<ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput> {
  return (input, { caller }) => ({ $metadata: {}, TagList: fromTagRecord(findTagged(ssm, caller, input).tags) });
}

function findTagged(ssm: Ssm, caller: Caller, { ResourceType: type, ResourceId: id = "" }: Tagged): StoredParameter {
  if (type !== "Parameter") {
    throw new AwsError("InvalidResourceType", "The local endpoint has tags of parameters only.");
  }
  const found = ssm.parameters.find(caller, nameIn(caller, id));
  if (found) return found;
  throw new AwsError("InvalidResourceId", "");
}
