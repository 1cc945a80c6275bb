import type { Tag } from "@aws-sdk/client-eventbridge";
import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import { parseArn } from "../../../arn.ts";
import { mostTags, toTagRecord } from "../../service-kit/tags.ts";
import type { Store } from "../../store/store.ts";
import { getBus, saveBus } from "./buses.ts";
import { invalid, limitExceeded } from "./events-errors.ts";
import { checkRequest, defaultBus } from "./names.ts";
import { getRule, saveRule } from "./rules.ts";

type Tags = Readonly<Record<string, string>>;

/** Checks the tags of a request. @throws AwsError `ValidationException`, `LimitExceededException` */
export function checkTags(tags: readonly Tag[] | undefined, present: Tags = {}): Record<string, string> {
  const checks = checkRequest();
  for (const [index, { Key, Value }] of (tags ?? []).entries()) {
    const member = `tags.${index + 1}.member`;
    checks
      .required(`${member}.key`, Key)
      .text(`${member}.key`, Key, { min: 1, max: 128 })
      .required(`${member}.value`, Value)
      .text(`${member}.value`, Value, { max: 256 });
  }
  checks.finish();
  const given = toTagRecord(tags ?? []);
  if (Object.keys({ ...present, ...given }).length > mostTags) throw limitExceeded();
  return given;
}

/** A rule or bus that has tags. */
interface TaggedResource {
  readonly tags: Tags;
  save(tags: Tags): void;
}

/**
 * Returns the resource that a tagging call names. @throws AwsError `ResourceNotFoundException`, `ValidationException`
 */
export function getTagged(store: Store, caller: Caller, arn: string | undefined): TaggedResource {
  checkRequest().required("resourceARN", arn).text("resourceARN", arn, { min: 1, max: 1600 }).finish();
  const { partition, service, region, account, resource = "" } = parseArn(arn ?? "") ?? {};
  const [kind, ...names] = resource.split("/");
  const name = names.pop();
  if (service !== "events" || name === undefined || (kind !== "rule" && kind !== "event-bus")) {
    throw invalid(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  if (partition !== "aws" || region !== caller.region || account !== caller.account) {
    throw new AwsError("ResourceNotFoundException", `Resource ${arn} does not exist.`);
  }
  if (kind === "event-bus") {
    const bus = getBus(store, caller, name);
    return { tags: bus.tags, save: (tags) => saveBus(store, caller, { ...bus, tags }) };
  }
  const rule = getRule(store, caller, { bus: names.join("/") || defaultBus, name });
  return { tags: rule.tags, save: (tags) => saveRule(store, { ...rule, tags }) };
}
