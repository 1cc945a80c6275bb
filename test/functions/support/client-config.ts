/** Configuration that points an SDK client to a server on this machine, without retries. */
export function clientConfig(endpoint: string) {
  return {
    endpoint,
    region: "us-west-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
  };
}
