import type {
  SendEmailCommandInput,
  SendEmailCommandOutput,
  SendRawEmailCommandInput,
  SendRawEmailCommandOutput,
} from "@aws-sdk/client-ses";
import { AwsError } from "../../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../../service.ts";
import { readRawMessage } from "../../raw-message.ts";
import { sendMail, type SendingErrors } from "../../send-mail.ts";

const errors: SendingErrors = {
  invalid: (message) => new AwsError("InvalidParameterValue", message),
  rejected: (message) => new AwsError("MessageRejected", message),
  rateExceeded: (message) => new AwsError("Throttling", message),
  quotaExceeded: (message) => new AwsError("Throttling", message),
  configurationSetMissing: (message) => new AwsError("ConfigurationSetDoesNotExistException", message),
};

/** SendEmail. */
export function sendEmail(host: ServiceHost): Operation<SendEmailCommandInput, SendEmailCommandOutput> {
  return (input, { caller }) => {
    const { Source, Destination = {}, Message = { Subject: undefined, Body: undefined } } = input;
    const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = Destination;
    const sending = {
      source: Source ?? "",
      recipients: [...ToAddresses, ...CcAddresses, ...BccAddresses],
      subject: Message.Subject?.Data ?? "",
      text: Message.Body?.Text?.Data,
      html: Message.Body?.Html?.Data,
      configurationSet: input.ConfigurationSetName,
      tags: input.Tags ?? [],
    };
    return { MessageId: sendMail(host, caller, { sending, errors }) };
  };
}

/** SendRawEmail: the message as the client composed it, header and all. */
export function sendRawEmail(host: ServiceHost): Operation<SendRawEmailCommandInput, SendRawEmailCommandOutput> {
  return (input, { caller }) => {
    const message = readRawMessage(input.RawMessage?.Data ?? new Uint8Array());
    const sending = {
      ...message,
      source: input.Source ?? message.source ?? "",
      recipients: input.Destinations?.length ? input.Destinations : message.recipients,
      configurationSet: input.ConfigurationSetName,
      tags: input.Tags ?? [],
    };
    return { MessageId: sendMail(host, caller, { sending, errors }) };
  };
}
