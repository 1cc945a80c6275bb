import type { ServiceName } from "../../../service.ts";
import type { TemplateMap, TemplateValue } from "../template/value.ts";
import type { Signals } from "../stacks/signals.ts";
import type { StackIdentity } from "../template/evaluation/pseudo-parameters.ts";
import type { ObjectSchema } from "./property-schema.ts";

/** How resources of one type are created, changed and deleted by calls to their service. */
export interface ResourceHandler {
  readonly type: string;
  readonly schema: ObjectSchema;
  /** Properties that can only be changed by making another resource in place of the old one. */
  readonly replacing: readonly string[];
  /** Whether `Fn::GetAtt` knows an attribute. */
  hasAttribute(name: string): boolean;
  /** Which resource a new one will be. Called once, before it is made; what it answers is kept. */
  identify(properties: TemplateMap, naming: Naming): Identity;
  /** The physical id that the service gave, where it cannot be known before; in an update another one replaces. */
  physicalIdOf?(attributes: Attributes): string;
  /** Makes the resource. @throws AwsError of the service; `ResourceFailure` for what the service does not say */
  create(request: ResourceRequest): Promise<Attributes>;
  /** The attributes of the resource, or undefined when it does not exist. */
  read(request: ResourceRequest): Promise<Attributes | undefined>;
  /** Changes the resource from some properties to the request's. From `{}` it brings everything to the request's. */
  update(request: ResourceRequest, before: TemplateMap): Promise<Attributes>;
  /** Removes the resource; one that is gone already is not an error. */
  remove(request: ResourceRequest): Promise<void>;
}

/** The attributes of a resource that `Fn::GetAtt` can read. */
export type Attributes = Readonly<Record<string, TemplateValue>>;

/** Which resource a logical id stands for. */
export interface Identity {
  /** The value of `Ref`. */
  readonly physicalId: string;
  /** True when the template gave the name, so that it may be taken by a resource of someone else's. */
  readonly chosen: boolean;
}

/** Makes names for resources whose template gives none. */
interface Naming {
  readonly stack: StackIdentity;
  readonly logicalId: string;
  /** `STACK-LOGICALID-RANDOM`, shortened to fit. */
  generate(options: { max: number; lowerCase?: true }): string;
}

/** One resource to do something to, and the means. */
export interface ResourceRequest {
  readonly physicalId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: TemplateMap;
  readonly stack: StackIdentity;
  /** Calls a service as the one who runs the stack operation. */
  call(service: ServiceName, operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>>;
  /**
   * Milliseconds to wait for a service; rejects when it has taken too long, or the endpoint closes.
   *
   * @param patience milliseconds that the resource gets altogether; ten minutes where it is missing
   */
  pause(milliseconds: number, patience?: number): Promise<void>;
  /** Signals from outside for the stack's resources. */
  readonly signals: Signals;
  /** The URL that takes answers for a token, as programs outside of functions reach it. */
  signalUrl(token: string): string;
}

/** A resource cannot be made or changed, for a reason of CloudFormation's own. */
export class ResourceFailure extends Error {
  override readonly name = "ResourceFailure";
  /** The resource that the service named with its failure: it is there, and a rollback removes it. */
  readonly physicalId: string | undefined;

  constructor(message: string, options: { physicalId?: string } = {}) {
    super(message);
    this.physicalId = options.physicalId;
  }
}
