/** The bytes look like a JPEG or PNG but cannot be decoded to their end. */
export class UndecodablePhotoError extends Error {
  constructor() {
    super("The photo cannot be decoded");
    this.name = "UndecodablePhotoError";
  }
}

/** The engine itself failed: its process ended or could not load. The next photo gets a new process. */
export class VisionFailure extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "VisionFailure";
  }
}

/** More photos wait than the queue holds. */
export class VisionBusyError extends Error {
  constructor() {
    super("Too many photos wait for analysis");
    this.name = "VisionBusyError";
  }
}
