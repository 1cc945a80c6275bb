import { AwsError } from "./aws-error.ts";

/** The errors that services of one kind share: what is answered before an operation runs. */
export interface ErrorFamily {
  /** The endpoint does not have the operation. */
  unsupportedOperation(message: string): AwsError;
  /** @param permission what was refused: the text before the resource, the resource (`*` for none) and the reason */
  accessDenied(permission: { readonly refusal: string; readonly resource: string; readonly reason: string }): AwsError;
  unknownKey(accessKeyId: string): AwsError;
  /** A signature that is not the caller's, or too old. Missing where the service answers as S3 does. */
  wrongSignature?(message: string): AwsError;
  expiredToken(): AwsError;
  /** @param query the request's query, without its question mark */
  missingSignature(query: string): AwsError;
}

const invalidToken = "The security token included in the request is invalid.";

/** The text of a refusal (IAM User Guide, "Troubleshoot access denied error messages"). */
export function refusalText(refusal: string, shownResource: string | undefined, reason: string): string {
  return `${refusal}${shownResource === undefined ? "" : ` on resource: ${shownResource}`} ${reason}`;
}

/** A family whose errors differ by code and status alone. */
export function createErrorFamily(codes: {
  readonly unsupportedOperation: string;
  readonly accessDenied: readonly [code: string, status: number];
  readonly unknownKey: readonly [code: string, status: number];
  readonly wrongSignature?: readonly [code: string, status: number];
  readonly expiredToken?: readonly [code: string, status: number];
  readonly missingSignature?: readonly [code: string, status: number];
}): ErrorFamily {
  const {
    wrongSignature = ["InvalidSignatureException", 403],
    expiredToken = ["ExpiredTokenException", 403],
    missingSignature = ["MissingAuthenticationTokenException", 403],
  } = codes;
  return {
    unsupportedOperation: (message) => new AwsError(codes.unsupportedOperation, message, { statusCode: 400 }),
    accessDenied({ refusal, resource, reason }) {
      const [code, statusCode] = codes.accessDenied;
      return new AwsError(code, refusalText(refusal, resource === "*" ? undefined : resource, reason), { statusCode });
    },
    unknownKey() {
      const [code, statusCode] = codes.unknownKey;
      return new AwsError(code, invalidToken, { statusCode });
    },
    wrongSignature: (message) => new AwsError(wrongSignature[0], message, { statusCode: wrongSignature[1] }),
    expiredToken: () =>
      new AwsError(expiredToken[0], "The security token included in the request is expired", {
        statusCode: expiredToken[1],
      }),
    missingSignature: () =>
      new AwsError(missingSignature[0], "Request is missing Authentication Token", {
        statusCode: missingSignature[1],
      }),
  };
}

/** The errors of services that speak awsQuery for credentials that are not right. */
export const queryCredentials = {
  wrongSignature: ["SignatureDoesNotMatch", 403],
  expiredToken: ["ExpiredToken", 403],
  missingSignature: ["MissingAuthenticationToken", 403],
} as const;

/** Of services that speak awsQuery. */
export const queryErrors = createErrorFamily({
  unsupportedOperation: "InvalidAction",
  accessDenied: ["AccessDenied", 403],
  unknownKey: ["InvalidClientTokenId", 403],
  ...queryCredentials,
});

/** Of services that speak awsJson. */
export const jsonErrors = createErrorFamily({
  unsupportedOperation: "UnknownOperationException",
  accessDenied: ["AccessDeniedException", 400],
  unknownKey: ["UnrecognizedClientException", 400],
  wrongSignature: ["InvalidSignatureException", 400],
  expiredToken: ["ExpiredTokenException", 400],
  missingSignature: ["MissingAuthenticationTokenException", 400],
});

/** Of services that speak restJson. */
export const restJsonErrors = createErrorFamily({
  unsupportedOperation: "UnknownOperationException",
  accessDenied: ["AccessDeniedException", 403],
  unknownKey: ["UnrecognizedClientException", 403],
});
