/** An outage that the operator can mend: its message is one clear line, printed without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** PostgreSQL stopped because nothing more can be written; it can start again when there is space. */
export class DiskFull extends StartFailure {
  constructor(folder: string) {
    super(`PostgreSQL did not start: nothing more can be written to ${folder}. Make space on its disk.`);
  }
}
