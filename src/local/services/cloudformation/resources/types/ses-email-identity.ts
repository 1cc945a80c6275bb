import { textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler } from "../handler.ts";
import { object, text } from "../property-schema.ts";

/** `AWS::SES::EmailIdentity`. Its physical id is the address or domain. As on AWS, nobody waits for its verification. */
export const sesEmailIdentity: ResourceHandler = {
  type: "AWS::SES::EmailIdentity",
  schema: object(
    { EmailIdentity: text({ min: 1, max: 320 }) },
    ["EmailIdentity"],
    [],
    [
      "ConfigurationSetAttributes",
      "DkimAttributes",
      "DkimSigningAttributes",
      "FeedbackAttributes",
      "MailFromAttributes",
      "Tags",
    ],
  ),
  replacing: ["EmailIdentity"],
  hasAttribute: (name) => /^DkimDNSToken(?:Name|Value)[123]$/.test(name),
  identify: (properties) => ({ physicalId: textProperty(properties, "EmailIdentity"), chosen: true }),
  async create({ call, physicalId: EmailIdentity }) {
    return attributesOf(EmailIdentity, await call("sesv2", "CreateEmailIdentity", { EmailIdentity }));
  },
  async read({ call, physicalId: EmailIdentity }) {
    const found = await unlessMissing(call("sesv2", "GetEmailIdentity", { EmailIdentity }), "NotFoundException");
    return found && attributesOf(EmailIdentity, found);
  },
  // Nothing of an identity can be changed here.
  async update({ call, physicalId: EmailIdentity }) {
    return attributesOf(EmailIdentity, await call("sesv2", "GetEmailIdentity", { EmailIdentity }));
  },
  async remove({ call, physicalId: EmailIdentity }) {
    await unlessMissing(call("sesv2", "DeleteEmailIdentity", { EmailIdentity }), "NotFoundException");
  },
};

/** Domains have the names and values of the records that their owner would publish; addresses have none. */
function attributesOf(identity: string, { DkimAttributes: dkim }: Readonly<Record<string, unknown>>): Attributes {
  const tokens: unknown = typeof dkim === "object" && dkim !== null ? Reflect.get(dkim, "Tokens") : undefined;
  const records = Array.isArray(tokens) ? tokens.map(String) : ["", "", ""];
  return Object.fromEntries(
    records.flatMap((token, index) => [
      [`DkimDNSTokenName${index + 1}`, token && `${token}._domainkey.${identity}`],
      [`DkimDNSTokenValue${index + 1}`, token && `${token}.dkim.amazonses.com`],
    ]),
  );
}
