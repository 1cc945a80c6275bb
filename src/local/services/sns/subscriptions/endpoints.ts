import type { StoredSubscription } from "./subscriptions.ts";
import { invalidParameter, notEmulated } from "../sns-errors.ts";

/** How an endpoint must look, and what SNS says of one that does not. */
const forms: Readonly<Record<string, { readonly form: RegExp; refusal(endpoint: string): string }>> = {
  lambda: {
    form: /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
    refusal: () => "Lambda endpoint ARN",
  },
  email: { form: /^[^@\s]+@[^@\s]+$/, refusal: () => "Email address" },
  "email-json": { form: /^[^@\s]+@[^@\s]+$/, refusal: () => "Email address" },
  sms: { form: /^\+?[0-9][0-9 ().-]{1,30}$/, refusal: (endpoint) => `Invalid SMS endpoint: ${endpoint}` },
  http: { form: /^http:\/\/\S+$/, refusal: () => "Endpoint must match the specified protocol" },
  https: { form: /^https:\/\/\S+$/, refusal: () => "Endpoint must match the specified protocol" },
};

/** The protocols whose destinations are not on this machine. */
const elsewhere: Readonly<Record<string, string>> = {
  sqs: "queues of SQS",
  firehose: "delivery streams of Firehose",
  application: "mobile endpoints",
};

/** Checks where a subscription is to deliver. @throws AwsError `InvalidParameterException` */
export function checkEndpoint(protocol: string, endpoint: string | undefined): string {
  const missing = elsewhere[protocol];
  if (missing !== undefined) throw notEmulated(`The local endpoint has no ${missing} to subscribe.`);
  const known = forms[protocol];
  if (!known) throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  if (endpoint === undefined || endpoint === "" || !known.form.test(endpoint)) {
    throw invalidParameter(known.refusal(endpoint ?? ""));
  }
  return endpoint;
}

/** Protocols whose endpoint belongs to somebody else, who has to confirm the subscription. */
export function needsConfirmation({ protocol }: Pick<StoredSubscription, "protocol">): boolean {
  return protocol !== "lambda" && protocol !== "sms";
}
