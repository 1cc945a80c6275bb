import { createServer, type IncomingHttpHeaders } from "node:http";

/** A request as it came in. */
export interface FakeRequest {
  /** The JSON protocols' operation, such as `DetectFaces`; for S3 method and path, such as `GET /bucket/key`. */
  readonly operation: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The answer: JSON, or bytes. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | Uint8Array;
}

/** A server at AWS's border: it gives prepared answers and remembers what it was asked. */
export interface FakeAws {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** The requests' bodies as the JSON protocols send them. */
  inputs(): unknown[];
  close(): Promise<void>;
}

/** Starts a server that answers each operation as prepared; an operation that is not prepared gets status 501. */
export async function startFakeAws(answers: Readonly<Record<string, FakeAnswer>>): Promise<FakeAws> {
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"] ?? "");
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      const operation = target === "" ? `${request.method} ${path}` : target.slice(target.lastIndexOf(".") + 1);
      requests.push({ operation, headers: request.headers, body: Buffer.concat(chunks) });
      const { status = 200, headers = {}, body = {} } = answers[operation] ?? { status: 501 };
      response.writeHead(status, headers);
      response.end(body instanceof Uint8Array ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    inputs: () => requests.map(({ body }) => JSON.parse(body.toString()) as unknown),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
