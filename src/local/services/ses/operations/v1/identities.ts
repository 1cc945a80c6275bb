import { createHash } from "node:crypto";
import type {
  DeleteIdentityCommandInput,
  DeleteIdentityCommandOutput,
  GetIdentityVerificationAttributesCommandInput,
  GetIdentityVerificationAttributesCommandOutput,
  ListIdentitiesCommandInput,
  ListIdentitiesCommandOutput,
  VerifyDomainIdentityCommandInput,
  VerifyDomainIdentityCommandOutput,
  VerifyEmailIdentityCommandInput,
  VerifyEmailIdentityCommandOutput,
} from "@aws-sdk/client-ses";
import { AwsError } from "../../../../aws-error.ts";
import type { AnyOperation, Operation, ServiceHost } from "../../../../service.ts";
import { cutPage, readPageToken, writePageToken } from "../../../../service-kit/paging.ts";
import { domainOf } from "../../address.ts";
import { addIdentity, findIdentity, listIdentities, removeIdentity } from "../../identities.ts";

/** Identities on one page. */
const pageSize = 1000;

const invalid = (message: string): AwsError => new AwsError("InvalidParameterValue", message);

/** The operations on identities of the older API. */
export function identityOperations(host: ServiceHost): Record<string, AnyOperation> {
  const verifyEmailIdentity: Operation<VerifyEmailIdentityCommandInput, VerifyEmailIdentityCommandOutput> = (
    { EmailAddress = "" },
    { caller },
  ) => {
    if (domainOf(EmailAddress) === undefined) throw invalid(`Invalid email address<${EmailAddress}>.`);
    addIdentity(host, caller, EmailAddress);
    return {};
  };
  const verifyDomainIdentity: Operation<VerifyDomainIdentityCommandInput, VerifyDomainIdentityCommandOutput> = (
    { Domain = "" },
    { caller },
  ) => {
    if (!/^[^\s@]+\.[^\s@]+$/.test(Domain)) throw invalid(`Invalid domain name ${Domain}.`);
    addIdentity(host, caller, Domain);
    return { VerificationToken: verificationToken(Domain) };
  };
  const list: Operation<ListIdentitiesCommandInput, ListIdentitiesCommandOutput> = (input, { caller }) => {
    const kind = { EmailAddress: "EMAIL_ADDRESS", Domain: "DOMAIN" }[input.IdentityType ?? "EmailAddress"];
    const shown = listIdentities(host, caller).filter(
      (identity) => input.IdentityType === undefined || identity.kind === kind,
    );
    const { page, next } = cutPage(shown, {
      positionOf: ({ name }) => [name],
      after: readPageToken(input.NextToken, () => invalid("Invalid NextToken.")),
      limit: Math.min(input.MaxItems ?? pageSize, pageSize),
    });
    return { Identities: page.map(({ name }) => name), ...(next ? { NextToken: writePageToken(next) } : {}) };
  };
  const getAttributes: Operation<
    GetIdentityVerificationAttributesCommandInput,
    GetIdentityVerificationAttributesCommandOutput
  > = ({ Identities = [] }, { caller }) => {
    const found = Identities.flatMap((name) => {
      const identity = findIdentity(host, caller, name);
      if (!identity) return [];
      const VerificationStatus = identity.verified ? ("Success" as const) : ("Pending" as const);
      const token = identity.kind === "DOMAIN" ? { VerificationToken: verificationToken(name) } : {};
      return [[name, { VerificationStatus, ...token }] as const];
    });
    return { VerificationAttributes: Object.fromEntries(found) };
  };
  const remove: Operation<DeleteIdentityCommandInput, DeleteIdentityCommandOutput> = (
    { Identity = "" },
    { caller },
  ) => {
    removeIdentity(host, caller, Identity);
    return {};
  };
  return {
    DeleteIdentity: remove,
    GetIdentityVerificationAttributes: getAttributes,
    ListIdentities: list,
    VerifyDomainIdentity: verifyDomainIdentity,
    VerifyEmailIdentity: verifyEmailIdentity,
  };
}

/** The token that a domain's owner would publish. */
function verificationToken(domain: string): string {
  return createHash("sha256").update(domain.toLowerCase()).digest("base64");
}
