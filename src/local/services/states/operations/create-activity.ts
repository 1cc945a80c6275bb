import { isDeepStrictEqual } from "node:util";
import type { CreateActivityInput, CreateActivityOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { activityArn, homeOf } from "../requests/arns.ts";
import { checkRequest, encryption, requiredName, tags as tagConstraints } from "../requests/constraints.ts";
import { activityAlreadyExists } from "../requests/errors.ts";
import { checkName } from "../requests/names.ts";
import { awsOwnedKey, checkTags, readEncryption } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * Creates an activity, or returns the existing one of that name; tags of a repeated request are ignored, its encryption
 * is not.
 */
export function createActivity({ host, records }: StatesContext): Operation<CreateActivityInput, CreateActivityOutput> {
  return (input, { caller }) => {
    checkRequest(input, { name: requiredName, ...encryption, ...tagConstraints });
    const { name = "", tags } = input;
    checkName(name);
    checkTags(tags);
    const home = homeOf(caller);
    const arn = activityArn(home, name);
    const content = readEncryption(input.encryptionConfiguration);
    const existing = records.activities.find(home, name);
    if (existing && !isDeepStrictEqual(existing.encryption ?? awsOwnedKey, content ?? awsOwnedKey))
      throw activityAlreadyExists(arn);
    const created = existing?.created ?? host.now();
    if (!existing)
      records.store.write(() => {
        records.activities.insert({ ...home, name, created, encryption: content });
        records.tags.add(arn, tags ?? []);
      });
    return { activityArn: arn, creationDate: new Date(created) };
  };
}
