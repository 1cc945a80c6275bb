/** The errors by which Rekognition, Step Functions and CloudWatch Logs say that a thing is not there. */
const absent = /^(ResourceNotFound|ResourceNotFoundException|StateMachineDoesNotExist)$/;

/** The answer, or undefined where the thing went since a list showed it, or is not visible to this read yet. */
export async function unlessVanished<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && absent.test(error.name)) return undefined;
    throw error;
  }
}
