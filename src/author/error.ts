/** The workbook cannot be authored from; the message is for the user. */
export class AuthorError extends Error {
  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
    this.name = 'AuthorError';
  }
}
