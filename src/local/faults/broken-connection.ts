/** The client gets no answer: its connection breaks. What was asked for may be done or not. */
export class BrokenConnection extends Error {
  constructor() {
    super("a fault breaks the connection");
    this.name = "BrokenConnection";
  }
}
