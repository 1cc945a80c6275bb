import type { KeyRing } from "./access/keys.ts";
import type { RequiredPermission } from "./access/policy.ts";
import type { ErrorFamily } from "./error-family.ts";
import type { ProtocolDescription } from "./protocol/protocols.ts";
import type { WireRequest } from "./protocol/wire.ts";
import type { Caller, Service, ServiceHost } from "./service.ts";
import type { Store } from "./store/store.ts";

/** The members of an operation's input, as the SDK's command names them. */
export type OperationInput = Readonly<Record<string, unknown>>;

/** A call as the required permissions of its service see it. */
export interface DescribedCall {
  readonly operation: string;
  readonly input: OperationInput;
  readonly caller: Caller;
}

/** How Step Functions names a service. */
interface SdkNames {
  /** In resources: `arn:aws:states:::aws-sdk:cloudwatchlogs:…`. */
  readonly integration: string;
  /** In errors: `CloudWatchLogs.CloudWatchLogsException`. */
  readonly errors: string;
}

/** The properties of a request that distinguish the services of one signing name. */
export type RequestForm = Pick<WireRequest, "method" | "path"> & Partial<Pick<WireRequest, "headers">>;

/** The endpoint's answer to a web page of another origin. */
export interface CrossOriginAnswer {
  /** Added to the answer, so that the page can read it. */
  readonly headers: Readonly<Record<string, string>>;
  /** True when the headers are the whole answer: the page only asked whether it may. */
  readonly isPreflight?: boolean;
}

/**
 * All that the endpoint knows of a service outside its folder. A service is what one client of the SDK calls: SES is
 * two, `ses` and `sesv2`, that share a signing name. Descriptions load at start, so they import nothing heavy.
 */
export interface ServiceDescription {
  /** The service in the credential scope of a signature. Services that share it share their stored data. */
  readonly signingName: string;
  /** Distinguishes services of one signing name; where it is missing, the service takes what no other takes. */
  readonly takes?: (request: RequestForm) => boolean;
  /**
   * True when requests without a signature may be for it: `takes` decides. Its operations decide what strangers may do.
   */
  readonly answersUnsigned?: true;
  /** The protocols it speaks. The first that a request's form fits answers it. */
  readonly protocols: readonly [ProtocolDescription, ...ProtocolDescription[]];
  /** The module of the SDK's client with the schemas of operations and errors. */
  readonly loadSchemas: () => Promise<Readonly<Record<string, unknown>>>;
  /** Makes the service when it is first called. */
  readonly load: (host: ServiceHost, keys: KeyRing) => Promise<Service>;
  /** The errors that a service answers before one of its operations runs. */
  readonly errors: ErrorFamily;
  /** Largest request document in bytes; 4 MiB where it is missing. */
  readonly documentLimit?: number;
  /** `streams`: bodies are objects, read while they arrive and hashed as they are signed. */
  readonly bodies?: "documents" | "streams";
  /** True when a host name may carry the first element of its paths, a bucket. */
  readonly virtualHosts?: true;
  /** Missing where no SDK has the service. */
  readonly sdk?: SdkNames;
  /** The actions and resources a call needs permission for, as the Service Authorization Reference lists them. */
  readonly requiredPermissions: (call: DescribedCall) => RequiredPermission[];
  /** True when it may have work left from before: it is loaded when the endpoint starts. */
  readonly resumable?: boolean;
  /** The policies attached to one of its resources. They decide what AWS's services may do with it. */
  readonly resourcePolicies?: (store: Store, resourceArn: string) => readonly unknown[];
  /** The resource that AWS judges in place of the one that a call names, where stored data decide it. */
  readonly judgedResource?: (store: Store, resourceArn: string) => string;
  /** The permissions of a web page of another origin; undefined, or missing, where the settings refuse the request. */
  readonly answerPage?: (store: Store, request: WireRequest) => CrossOriginAnswer | undefined;
  /** The call a caller must be allowed to make before they learn of an error; undefined where everybody may. */
  readonly concealment?: (
    call: Pick<DescribedCall, "operation" | "input">,
    error: { readonly code: string },
  ) => Pick<DescribedCall, "operation" | "input"> | undefined;
}
