import type { MetricRecorder } from "./services/monitoring/metric-recorder.ts";
import type { ServiceName } from "./services/registry.ts";
import type { Store } from "./store/store.ts";

/**
 * The caller of a call: the user at the terminal, a function's role, a machine's role, or an AWS service that acts as
 * itself (`arn` is its name, such as `sns.amazonaws.com`) for the sake of one resource.
 */
export type Principal =
  | { readonly type: "user"; readonly arn: string; readonly userId: string }
  | {
      readonly type: "assumed-role";
      readonly arn: string;
      readonly userId: string;
      readonly roleArn: string;
      /** The policy the session was narrowed by, parsed. */
      readonly sessionPolicy?: unknown;
    }
  /** A client without a signature. Only a function URL, or S3 where a policy allows it, answers one. */
  | { readonly type: "anonymous"; readonly arn: string; readonly userId: string }
  | { readonly type: "service"; readonly arn: string; readonly userId: string; readonly sourceArn: string };

/** The account and region a call is made in (from its credential scope) and the principal that makes it. */
export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly principal: Principal;
}

/** The circumstances of a call, beside its input. */
export interface CallContext {
  readonly caller: Caller;
  readonly requestId: string;
  /** Aborted when the client goes away; long polls end then. */
  readonly signal: AbortSignal;
}

/**
 * One operation of one service: the input as the SDK's command takes it, the output as the SDK's command answers
 * (without `$metadata`). Throws `AwsError` for every answer that is AWS's; anything else becomes an internal failure.
 * Streaming bodies come in as `Readable` and may go out as `Readable` or `Uint8Array`.
 */
export type Operation<Input, Output> = (
  input: Input,
  context: CallContext,
) => Promise<Omit<Output, "$metadata">> | Omit<Output, "$metadata">;

/** An operation whose types are known only to itself: inputs come from the wire by the SDK's schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- a table of operations of different types has no narrower type
export type AnyOperation = Operation<any, any>;

export type { ServiceName };

/** A service: its operations by name, and what the daemon asks of it. */
export interface Service {
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** Called once after all services are made: take up again what was running when the daemon ended. */
  resume?(): void | Promise<void>;
  /** True while work is in progress that an idle stop would cut off (a running execution, a stack operation). */
  busy?(): boolean;
  /** Ends workers and timers; what is stored stays. */
  close?(): Promise<void>;
}

/** A call one service makes to another, with the caller it makes it as. */
export interface InternalCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: unknown;
  readonly caller: Caller;
  readonly signal?: AbortSignal;
}

/** Temporary credentials of a role, as a function finds them in its environment. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The means that the endpoint gives each service. */
export interface ServiceHost {
  readonly store: Store;
  /** Folder for files of services that keep some (function code, object bodies); made on first use by the service. */
  readonly dataFolder: string;
  /** The endpoint's own dispatcher: authorised like a call from outside. Rejects with `AwsError`. */
  call(call: InternalCall): Promise<unknown>;
  /** The URL clients reach the endpoint at, `http://127.0.0.1:PORT`. */
  endpointUrl(): string;
  /** Signs credentials for a role session; the endpoint recognises them without a look-up. */
  credentialsFor(roleArn: string, sessionName: string): RoleCredentials;
  /** The caller that a role becomes in an account and region. */
  roleCaller(roleArn: string, sessionName: string, region: string): Caller;
  /** Takes measurements for CloudWatch: they cost the caller a count in memory. */
  readonly metrics: Pick<MetricRecorder, "record" | "flush">;
  /** Whether a role's policies allow an action, for services that demand more of a role than they use themselves. */
  roleAllows(roleArn: string, permission: { readonly action: string; readonly resource: string }): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** One line to the daemon's log; never request bodies or keys. */
  log(line: string): void;
}
