/** The client gets no response: its connection breaks. The operation may have been carried out or not. */
export class BrokenConnection extends Error {
  constructor() {
    super("a fault breaks the connection");
    this.name = "BrokenConnection";
  }
}
