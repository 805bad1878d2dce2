/** An outage that the operator can mend: its message is one clear line, printed without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
