import type { Service, ServiceHost } from "../../service.ts";
import { getMail, listMail, setProduction, verify } from "./operations/mail/mail-operations.ts";
import { identityOperations } from "./operations/v1/identities.ts";
import { sendEmail, sendRawEmail } from "./operations/v1/send-email.ts";
import { getSendQuota } from "./operations/v1/get-send-quota.ts";
import { getAccount, putAccountDetails } from "./operations/v2/account.ts";
import { emailIdentityOperations } from "./operations/v2/email-identities.ts";
import { sendEmail as sendEmailV2 } from "./operations/v2/send-email.ts";
import { prepareTables } from "./tables.ts";

/** SES, the older API. Mail stays in an outbox on this machine. */
export function createSesService(host: ServiceHost): Service {
  prepareTables(host.store);
  return {
    operations: {
      ...identityOperations(host),
      GetSendQuota: getSendQuota(host),
      SendEmail: sendEmail(host),
      SendRawEmail: sendRawEmail(host),
    },
  };
}

/** SES, API version 2, over the same identities and the same outbox. */
export function createSesV2Service(host: ServiceHost): Service {
  prepareTables(host.store);
  return {
    operations: {
      ...emailIdentityOperations(host),
      GetAccount: getAccount(host),
      PutAccountDetails: putAccountDetails(host),
      SendEmail: sendEmailV2(host),
    },
  };
}

/** Creates the service that replaces a mailbox, and AWS's support staff who grant production access. */
export function createMailService(host: ServiceHost): Service {
  prepareTables(host.store);
  return {
    operations: {
      GetMail: getMail(host),
      ListMail: listMail(host),
      SetProductionAccess: setProduction(host),
      VerifyIdentity: verify(host),
    },
  };
}
