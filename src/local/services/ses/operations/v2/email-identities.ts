import type {
  CreateEmailIdentityCommandInput,
  CreateEmailIdentityCommandOutput,
  DeleteEmailIdentityCommandInput,
  DeleteEmailIdentityCommandOutput,
  GetEmailIdentityCommandInput,
  GetEmailIdentityCommandOutput,
  ListEmailIdentitiesCommandInput,
  ListEmailIdentitiesCommandOutput,
} from "@aws-sdk/client-sesv2";
import { AwsError } from "../../../../aws-error.ts";
import type { AnyOperation, Operation, ServiceHost } from "../../../../service.ts";
import { cutPage, readPageToken, writePageToken } from "../../../../service-kit/paging.ts";
import { domainOf } from "../../address.ts";
import {
  addIdentity,
  dkimTokens,
  findIdentity,
  listIdentities,
  removeIdentity,
  type Identity,
} from "../../identities.ts";

const largestPage = 1000;

const badRequest = (message: string): AwsError => new AwsError("BadRequestException", message);
const notFound = (name: string): AwsError =>
  new AwsError("NotFoundException", `Email identity ${name} does not exist.`);

/** The operations on identities of API version 2. */
export function emailIdentityOperations(host: ServiceHost): Record<string, AnyOperation> {
  const create: Operation<CreateEmailIdentityCommandInput, CreateEmailIdentityCommandOutput> = (input, { caller }) => {
    const name = input.EmailIdentity ?? "";
    const isValid = name.includes("@") ? domainOf(name) !== undefined : /^[^\s@]+\.[^\s@]+$/.test(name);
    if (!isValid) throw badRequest(`Invalid email identity: ${name}`);
    if (findIdentity(host, caller, name)) {
      throw new AwsError("AlreadyExistsException", `Email identity ${name} already exist.`);
    }
    const { kind, verified } = addIdentity(host, caller, name);
    return {
      IdentityType: kind,
      VerifiedForSendingStatus: verified,
      DkimAttributes: dkimOf({ name, kind, verified }),
    };
  };
  const get: Operation<GetEmailIdentityCommandInput, GetEmailIdentityCommandOutput> = (input, { caller }) => {
    const name = input.EmailIdentity ?? "";
    const identity = findIdentity(host, caller, name);
    if (!identity) throw notFound(name);
    return {
      IdentityType: identity.kind,
      FeedbackForwardingStatus: true,
      VerifiedForSendingStatus: identity.verified,
      VerificationStatus: identity.verified ? "SUCCESS" : "PENDING",
      DkimAttributes: dkimOf(identity),
      Policies: {},
      Tags: [],
    };
  };
  const list: Operation<ListEmailIdentitiesCommandInput, ListEmailIdentitiesCommandOutput> = (input, { caller }) => {
    const { page, next } = cutPage(listIdentities(host, caller), {
      positionOf: ({ name }) => [name],
      after: readPageToken(input.NextToken, () => new AwsError("InvalidNextTokenException", "Invalid NextToken.")),
      limit: Math.min(input.PageSize ?? largestPage, largestPage),
    });
    return {
      EmailIdentities: page.map(({ name, kind, verified }) => ({
        IdentityName: name,
        IdentityType: kind,
        SendingEnabled: verified,
        VerificationStatus: verified ? "SUCCESS" : "PENDING",
      })),
      ...(next ? { NextToken: writePageToken(next) } : {}),
    };
  };
  const remove: Operation<DeleteEmailIdentityCommandInput, DeleteEmailIdentityCommandOutput> = (input, { caller }) => {
    const name = input.EmailIdentity ?? "";
    if (!removeIdentity(host, caller, name)) throw notFound(name);
    return {};
  };
  return {
    CreateEmailIdentity: create,
    DeleteEmailIdentity: remove,
    GetEmailIdentity: get,
    ListEmailIdentities: list,
  };
}

function dkimOf({ name, kind, verified }: Identity) {
  if (kind === "EMAIL_ADDRESS") return { SigningEnabled: false, Status: "NOT_STARTED" } as const;
  const Status = verified ? ("SUCCESS" as const) : ("PENDING" as const);
  return { SigningEnabled: true, Status, Tokens: dkimTokens(name) };
}
