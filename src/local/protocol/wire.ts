import type { Readable } from "node:stream";

/** A request as it came over the wire, with its body not yet read. */
export interface WireRequest {
  readonly method: string;
  /** The path as sent, still percent-encoded, without the query. */
  readonly path: string;
  /** The query as sent, without the question mark. */
  readonly query: string;
  /** Header names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** An answer ready for the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body?: Uint8Array | string | Readable;
  /** Nothing is answered: the connection breaks. */
  readonly isBroken?: boolean;
}

/** A request understood: which operation, with which input. */
interface DecodedCall {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** One of AWS's wire protocols, for one service. */
export interface WireProtocol {
  /** Throws `AwsError` when the request names no operation of the service or cannot be read. */
  decode(request: WireRequest, body: RequestBody): Promise<DecodedCall>;
  encodeResult(operation: string, output: Record<string, unknown>, call: AnswerContext): WireAnswer;
  encodeError(error: WireError, call: AnswerContext): WireAnswer;
}

/** The body of a request: collected where it is a document, streamed where it is an object. */
export interface RequestBody {
  collect(): Promise<Buffer>;
  stream(): Readable;
}

interface AnswerContext {
  readonly requestId: string;
  readonly request: WireRequest;
}

/** An error with everything a client sees of it. */
export interface WireError {
  /** The code of query protocols. */
  readonly code: string;
  /** The name of the error's shape, which other protocols show. */
  readonly shape: string;
  readonly message: string;
  readonly status: number;
  readonly fault: "client" | "server";
  readonly members: Readonly<Record<string, unknown>>;
}
