import { BUNDLE_CODES, type BundleFault } from '../bundle/index.ts';

/** A bundle that was served and does not hold: nothing of the referral is handed on. */
export class BundleRefused extends Error {
  readonly fault: BundleFault;

  constructor(fault: BundleFault) {
    super(`${fault.code}: ${BUNDLE_CODES[fault.code].analyst}`);
    this.name = 'BundleRefused';
    this.fault = fault;
  }
}
