import type { CreateActivityInput, CreateActivityOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../service.ts";
import { activityArn, homeOf } from "./requests/arns.ts";
import { checkRequest, requiredName } from "./requests/constraints.ts";
import { checkName } from "./requests/names.ts";
import { checkTags, readEncryption } from "./requests/revision-content.ts";
import type { StatesContext } from "./service-context.ts";

/** Creates an activity, or answers the one of that name; tags of a repeated request are ignored. */
export function createActivity({ host, records }: StatesContext): Operation<CreateActivityInput, CreateActivityOutput> {
  return (input, { caller }) => {
    checkRequest(input, { name: requiredName });
    const { name = "", tags } = input;
    checkName(name);
    checkTags(tags);
    const home = homeOf(caller);
    const arn = activityArn(home, name);
    const encryption = readEncryption(input.encryptionConfiguration);
    const existing = records.activities.find(home, name);
    const created = existing?.created ?? host.now();
    if (!existing)
      records.store.write(() => {
        records.activities.insert({ ...home, name, created, encryption });
        records.tags.add(arn, tags ?? []);
      });
    return { activityArn: arn, creationDate: new Date(created) };
  };
}
