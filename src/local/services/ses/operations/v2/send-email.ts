import type { SendEmailCommandInput, SendEmailCommandOutput } from "@aws-sdk/client-sesv2";
import { AwsError } from "../../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../../service.ts";
import { readRawMessage } from "../../raw-message.ts";
import { sendMail, type Sending, type SendingErrors } from "../../send-mail.ts";

const errors: SendingErrors = {
  invalid: (message) => new AwsError("BadRequestException", message),
  rejected: (message) => new AwsError("MessageRejected", message),
  rateExceeded: (message) => new AwsError("TooManyRequestsException", message),
  quotaExceeded: (message) => new AwsError("LimitExceededException", message),
  configurationSetMissing: (message) => new AwsError("NotFoundException", message),
};

/** SendEmail of API version 2: a simple message or a raw one. Templates are not here. */
export function sendEmail(host: ServiceHost): Operation<SendEmailCommandInput, SendEmailCommandOutput> {
  return (input, { caller }) => ({
    MessageId: sendMail(host, caller, { sending: readSending(input), errors }),
  });
}

function readSending(input: SendEmailCommandInput): Sending {
  const { Content = {}, Destination = {}, ConfigurationSetName: configurationSet, EmailTags: tags = [] } = input;
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = Destination;
  const given = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  const { Simple: simple, Raw: raw, Template: template } = Content;
  if (template) throw errors.invalid("The local endpoint does not have email templates: use Content.Simple.");
  if (raw) {
    const message = readRawMessage(raw.Data ?? new Uint8Array());
    const source = input.FromEmailAddress ?? message.source ?? "";
    const recipients = given.length > 0 ? given : message.recipients;
    return { ...message, source, recipients, configurationSet, tags };
  }
  if (!simple) throw errors.invalid("Content must have one of Simple, Raw and Template.");
  if (simple.Subject?.Data === undefined) throw errors.invalid("Missing required field: Content.Simple.Subject.");
  return {
    source: input.FromEmailAddress ?? "",
    recipients: given,
    subject: simple.Subject.Data,
    text: simple.Body?.Text?.Data,
    html: simple.Body?.Html?.Data,
    configurationSet,
    tags,
  };
}
